/**
 * English function words: the second opinion on the language detector, which takes short English support messages
 * full of names for other languages. Words that stand in common use elsewhere are left out ("a", "me", "no", "in",
 * "on", "do", "to", "by", "so" …), so that the share of these words is low in any other language.
 */
const FUNCTION_WORDS = `
the and of that this these those there their they them then than with without from for about after again
i my mine myself you your yours yourself he she his her him it its we our ours us
is are were been being be am have has had having does did doing done can could would should will shall might must
not but because when where what which who whom whose why how if while until since though
any some all each every other both few more most much many such only very just also still even ever never already yet
up down out off over under between through during before into here now
get got getting need want know think see tell told say said going make made try tried trying use using used
please thanks thank hello hey yes sorry help
nothing something anything everything nobody somebody anybody someone anyone everyone
don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't
dont doesnt didnt isnt cant couldnt wont wouldnt
i'm i've i'll i'd you're you've you'll it's that's there's we're we've we'll they're what's let's
im ive youre thats whats
`;

const ENGLISH = new Set(FUNCTION_WORDS.trim().split(/\s+/));

/** Share of the words (lower case, straight apostrophes) that are English function words, 0…1; 0 for no words. */
export function functionWordShare(words: string[]): number {
  if (words.length === 0) return 0;
  return words.filter((word) => ENGLISH.has(word)).length / words.length;
}
