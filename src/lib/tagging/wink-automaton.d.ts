/** wink-nlp's own machine, which it keeps to itself and ships without types. */
declare module 'wink-nlp/src/automaton.js' {
  interface Automaton {
    importJSON(machine: string): void;
    /** @returns [first, last, name] of each pattern, in order */
    recognize(tokens: readonly number[]): [number, number, string][];
  }
  /** @param cache tells the number of the line break, which the machine steps over */
  const makeAutomaton: (cache: { lookup(text: string): [number] }) => Automaton;
  export default makeAutomaton;
}
