/**
 * A line as somebody wrote it -> a phrase in plain words, which the notation of rules reads as just these words. Numbers
 * may be any. What the notation cannot say (quoted words, brackets, addresses, times of day, the end of a sentence) cuts the
 * line, and the longest part stands for it.
 */

/** As long as a phrase may be (tagging/team.ts). */
const LONGEST = 200;
const CUTS = /https?:\/\/\S+|\S*[@#/]\S*|\S*\p{L}\.\p{L}\S*|\d+:\d+|["“„«][^"”“»]*["”“»]|[;%()[\]{}|~?^$"“”„«»*_…]/u;

/** Cut between words where it is too long. */
export function plainPhrase(line: string): string {
  const parts = line.split(CUTS).map(plain);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

function plain(part: string): string {
  const words = part
    .replace(/\s[-–—]\s|:/g, ', ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => word.replace(/^\d+([.,]\d+)*(?=[.,!]*$)/, '{number}'));
  let phrase = '';
  for (const word of words) {
    if (phrase.length + 1 + word.length > LONGEST) break;
    phrase += `${phrase && ' '}${word}`;
  }
  return phrase.replace(/[.!,]+$/, '');
}
