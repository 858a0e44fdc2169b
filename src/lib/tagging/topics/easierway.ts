/**
 * "Is there an easier way?": who asks that has found a way and suffers from it, which a list of bugs never shows (Alvarez
 * 2014, Lean Customer Development, on workarounds).
 */
const EASIER = 'easier|simpler|quicker|faster|better|shorter|more convenient|less (?:tedious|painful|complicated)';
const ASKS = [
  new RegExp(
    `\\b(?:is|isn['’]t|was|are|any(?:body|one) know|know) (?:there |of )?(?:not )?(?:an?y?|some|no) (?:much )?(?:${EASIER}) (?:way|method|option|solution|alternative)s?\\b[^.!?\\n]{0,80}`,
    'i',
  ),
  new RegExp(
    `\\b(?:there (?:must|has to|should|ought to) be) (?:an?|some) (?:much )?(?:${EASIER}) way\\b[^.!?\\n]{0,80}`,
    'i',
  ),
  /\b(?:do|must|should|would) (?:i|we) (?:really |always )?(?:have to|need to|really) [^.!?\n]{3,80}(?:every (?:single )?time|each time|one by one|by hand|manually|individually|all over again)\b/i,
  /\b(?:is|isn['’]t) there (?:a|any) shortcut\b[^.!?\n]{0,60}/i,
];

/** Where the ask stands; null where nobody asks. */
export function easierWayIn(text: string): { start: number; end: number } | null {
  for (const ask of ASKS) {
    const found = ask.exec(text);
    if (found) return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}
