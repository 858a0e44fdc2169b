/** Courtesies at the end of a conversation. They say goodbye, and little about how it went. */

/** At least one of these, and no question. */
const COURTESIES = new Set(
  `thanks thank thx ty cheers ok okay k kk great good fine perfect cool alright bye goodbye bye-bye regards got
  nice lovely appreciated will`.split(/\s+/),
);
/** What may stand around them. */
const FILLERS = new Set(
  `you u so very much many a lot lots again kindly it do have day evening night weekend one too the and for your help team
  best kind take care see yes no worries problem that's all everyone guys`.split(/\s+/),
);
const THANKS = /\b(thanks|thank you|thank u|thx|cheers|much appreciated)\b/i;
const REFUSED_THANKS = /\b(no thanks|thanks for nothing|no thank you)\b/i;

/** True when a message holds nothing but courtesies ("Got it, thanks!", "OK, bye"). */
export function isClosingOnly(text: string): boolean {
  if (text.includes('?')) return false;
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}'-]+/gu) ?? [];
  return words.some((word) => COURTESIES.has(word)) && words.every((word) => COURTESIES.has(word) || FILLERS.has(word));
}

/** True when the customer thanks, and does not mean the opposite. */
export function isThanks(text: string): boolean {
  return THANKS.test(text) && !REFUSED_THANKS.test(text);
}
