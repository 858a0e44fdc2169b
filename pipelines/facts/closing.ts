/** Courtesies at the end of a conversation. They say goodbye, and little about how it went. */

const CLOSING = new Set(
  `thanks thank thx ty cheers you u so very much many a lot lots again kindly ok okay k kk great good fine perfect cool alright
  got it will do bye goodbye bye-bye have nice lovely day evening night weekend one too the and for your help team best kind
  regards take care see yes no worries problem that's all is that appreciated everyone guys`.split(/\s+/),
);
const THANKS = /\b(thanks|thank you|thank u|thx|cheers|much appreciated)\b/i;
const REFUSED_THANKS = /\b(no thanks|thanks for nothing|no thank you)\b/i;

/** True when a message holds nothing but courtesies ("Got it, thanks!", "OK, bye"). */
export function isClosingOnly(text: string): boolean {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}'-]+/gu) ?? [];
  return words.length > 0 && words.every((word) => CLOSING.has(word));
}

/** True when the customer thanks, and does not mean the opposite. */
export function isThanks(text: string): boolean {
  return THANKS.test(text) && !REFUSED_THANKS.test(text);
}
