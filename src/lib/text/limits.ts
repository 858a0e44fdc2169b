/** How much of one message is read. Every step of this folder is linear in these, so one message cannot stall an import. */

/** UTF-16 units of cleaned text that are kept and tagged; a longer message is cut here. */
export const MAX_TEXT_LENGTH = 20_000;

/** UTF-16 units of an exported body that are looked at: markup and quoted history weigh more than own words. */
export const MAX_BODY_LENGTH = 200_000;

/** Longest run without a space that reaches the tokeniser, whose time grows faster than such a run does. */
export const MAX_RUN_LENGTH = 64;

/** The first `length` UTF-16 units of a text, one less where the cut would halve a surrogate pair. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, isHighSurrogate(text, length - 1) ? length - 1 : length);
}

/** True when the unit at this position is the first half of a pair (an emoji, for one). */
export function isHighSurrogate(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return unit >= 0xd800 && unit <= 0xdbff;
}
