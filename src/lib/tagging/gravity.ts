/**
 * How grave a complaint is, how often it has come and how long it has lasted (methodology 5.3): read from the words,
 * so that it is only known where the customer says it.
 */
import type { Signal } from '../model/words';
import type { Analysis, Token } from './analyse';
import type { Cues } from './evidence';
import type { Gravity, Severity } from './types';

const ORDINALS = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ').map((word, index) => [word, index + 1]),
);
const NUMBERS = new Map<string, number>([
  ...'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index): [string, number] => [word, index + 1]),
  ['a', 1],
  ['an', 1],
  ['couple', 2],
  ['few', 3],
  ['several', 3],
]);
const DAYS_IN = new Map(
  (
    [
      ['hour', 1 / 24],
      ['day', 1],
      ['week', 7],
      ['month', 30],
      ['year', 365],
    ] as const
  ).flatMap(([unit, days]) => [
    [unit, days],
    [`${unit}s`, days],
  ]),
);
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
/** What is counted when somebody says "third …" or "four …". */
const COUNTED = new Set(
  'time times ticket tickets email emails call calls message messages request requests complaint complaints attempt replacement'.split(
    ' ',
  ),
);
/** Words before a length of time that make it one that has passed. */
const LASTING = new Set('for past last since been over waiting waited about almost'.split(' '));
const ELAPSED = new Set(['now', 'already', 'ago']);
const AGAIN = new Set(['again', 'still', 'twice']);
const AGAIN_COUNT = 2;
const REACH = 4;

/**
 * @param cues of the message, as cuesOf gives them
 * @param sentAt when it was written: without it "since Monday" is no length
 */
export function gravityOf(
  analysis: Analysis,
  { cues, signals, isComplaint }: { cues: Cues; signals: readonly Signal[]; isComplaint: boolean },
  sentAt?: Date,
): Gravity {
  return {
    severity: isComplaint ? severityOf(cues, signals) : null,
    repeatCount: repeatCountOf(analysis),
    durationDays: durationOf(analysis, sentAt),
  };
}

/** Of a complaint: 2, one more where the task is blocked and where it is urgent, at most 3; 4 and 1 by their words. */
export function severityOf(cues: Cues, signals: readonly Signal[]): Severity {
  if (cues.has('grave')) return 4;
  if (cues.has('unable') || signals.includes('urgent')) return 3;
  return cues.has('minor') ? 1 : 2;
}

/** The largest count that the words name. */
export function repeatCountOf({ tokens }: Pick<Analysis, 'tokens'>): number | null {
  let count = 0;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]?.normal ?? '';
    if (COUNTED.has(next)) {
      const ordinal = ORDINALS.get(token.normal) ?? Number(/^(\d{1,2})(?:st|nd|rd|th)$/.exec(token.normal)?.[1] ?? 0);
      if (ordinal > 1) count = Math.max(count, ordinal);
      const times = numberOf(token);
      if (times !== null && times > 1 && !isRate(tokens[index + 2])) count = Math.max(count, times);
    }
    if (AGAIN.has(token.normal) && !isCourtesy(tokens, index)) count = Math.max(count, AGAIN_COUNT);
  });
  return count === 0 ? null : count;
}

/** The longest time that the words name as lasting: "for two weeks", "three days now", "since Monday". */
export function durationOf({ tokens }: Pick<Analysis, 'tokens'>, sentAt?: Date): number | null {
  let days = 0;
  tokens.forEach((token, index) => {
    const unit = DAYS_IN.get(token.normal);
    if (unit !== undefined) {
      const amount = amountBefore(tokens, index);
      if (amount !== null && hasPassed(tokens, index)) days = Math.max(days, amount * unit);
    }
    const weekday = WEEKDAYS.indexOf(token.normal);
    if (weekday >= 0 && sentAt !== undefined && tokens.slice(Math.max(0, index - 2), index).some(isSince))
      days = Math.max(days, (sentAt.getUTCDay() - weekday + 7) % 7 || 7);
  });
  return days === 0 ? null : days;
}

function numberOf({ normal, type }: Token): number | null {
  if (type === 'number' || /^\d+$/.test(normal)) return /^\d{1,3}$/.test(normal) ? Number(normal) : null;
  return normal === 'a' || normal === 'an' ? null : (NUMBERS.get(normal) ?? null);
}

/** "two", "a couple of", "the last few" before a unit; "weeks" alone is more than one. */
function amountBefore(tokens: readonly Token[], unit: number): number | null {
  const before = tokens[unit - 1];
  if (before === undefined) return null;
  const word = before.normal === 'of' ? tokens[unit - 2] : before;
  const number = word === undefined ? null : (numberOf(word) ?? NUMBERS.get(word.normal) ?? null);
  if (number !== null) return number;
  if (before.normal === 'last' || before.normal === 'past') return 1;
  return tokens[unit]!.normal.endsWith('s') && LASTING.has(before.normal) ? AGAIN_COUNT : null;
}

function hasPassed(tokens: readonly Token[], unit: number): boolean {
  if (ELAPSED.has(tokens[unit + 1]?.normal ?? '')) return true;
  const { sentence } = tokens[unit]!;
  return tokens
    .slice(Math.max(0, unit - REACH), unit)
    .some((word) => word.sentence === sentence && LASTING.has(word.normal));
}

function isSince({ normal }: Token): boolean {
  return normal === 'since';
}

/** "three times a day" tells a rate. */
function isRate(token: Token | undefined): boolean {
  return token !== undefined && ['a', 'per', 'each', 'every'].includes(token.normal);
}

/** "Thanks again", "try again": no repetition of the trouble. */
function isCourtesy(tokens: readonly Token[], index: number): boolean {
  const before = tokens
    .slice(Math.max(0, index - 2), index)
    .map(({ normal }) => normal)
    .join(' ');
  return tokens[index]!.normal === 'again' && /\b(?:thanks|thank you|try|start)\b/.test(before);
}
