/** What goes on in this process, counted where it happens; plain numbers, so that counting costs nothing. */
export const counts = {
  /** questions to the warehouse that were answered from memory, and those that had to be asked */
  remembered: 0,
  asked: 0,
  /** queries of pages that run now, and those that wait for room */
  running: 0,
  waiting: 0,
  /** queries of analysts by how they ended: "done", or the kind of the problem */
  console: {} as Record<string, number>,
};

export function countConsole(ended: string): void {
  counts.console[ended] = (counts.console[ended] ?? 0) + 1;
}
