/** Lengths of time that are more than a count and a unit: "half an hour", "1 h 30 min", "an hour and a half". */
import type { FoundAmount } from './amounts';
import { NUMBER, numberIn } from './spellings';

const HOUR = 60;
const HOURS = String.raw`(?:hours?|hrs?|h)`;
const MINUTES = String.raw`(?:minutes?|mins?|m)`;
const ABOUT = '(?<about>(?:about|around|roughly|maybe|almost|nearly) )?';

const LENGTHS: [RegExp, (found: RegExpExecArray) => number][] = [
  [new RegExp(String.raw`\b${ABOUT}(?:an|one|1) hour and a half\b`, 'g'), () => 1.5 * HOUR],
  [
    new RegExp(String.raw`\b${ABOUT}(?<n>${NUMBER}) and a half ${HOURS}\b`, 'g'),
    (found) => (count(found) + 0.5) * HOUR,
  ],
  [
    new RegExp(String.raw`\b${ABOUT}(?<n>${NUMBER}) ?${HOURS}(?: and)? ?(?<m>\d{1,2}) ?${MINUTES}?\b`, 'g'),
    (found) => count(found) * HOUR + Number(found.groups?.m),
  ],
  [new RegExp(String.raw`\b${ABOUT}half an hour\b`, 'g'), () => HOUR / 2],
  [new RegExp(String.raw`\b${ABOUT}(?:a )?quarter of an hour\b`, 'g'), () => HOUR / 4],
  [new RegExp(String.raw`(?<!half |of |times |once |twice |x )\b${ABOUT}an hour\b`, 'g'), () => HOUR],
];

/** In minutes; one that stands in another is not told twice. Expects what `evened` gives. */
export function durationsIn(text: string): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const [pattern, minutes] of LENGTHS)
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const value = minutes(match);
      const isApproximate = match.groups?.about !== undefined;
      found.push({ low: value, high: value, point: value, isApproximate, unit: 'minutes', start, end });
    }
  return found;
}

function count({ groups }: RegExpExecArray): number {
  return numberIn(groups?.n ?? '');
}
