/**
 * Amounts in what somebody wrote: "about 3 times a month", "2-3", "more than 20", "never", each with its bounds, its
 * unit and its place (methodology 4.3). What is only said in words of quantity ("often") is found by cues.ts.
 */
import type { Amount } from '../../model/questions';
import { blanked } from './blank';
import { bounded, EDGE_AFTER, EDGE_BEFORE } from './bounds';
import { durationsIn } from './durations';
import { wordedIn } from './none';
import { PER_MONTH, periodAfter, schedulesIn, standingRatesIn, type Period } from './rates';
import { evened, NUMBER } from './spellings';
import { unitAt } from './units';

/** What an amount is counted in, as far as its words say. `times`: so often, and not in what time. */
export type AmountUnit = `times/${Period}` | 'times' | 'people' | 'minutes' | 'money' | 'percent' | 'bare';

/** An amount where it stands. Offsets are UTF-16 places in the text as it was given. */
export interface FoundAmount extends Amount {
  unit: AmountUnit;
  start: number;
  end: number;
}

const COUNT = String.raw`once or twice|once|twice|thrice|a couple(?: of)?|a few|dozens(?: of)?|${NUMBER}`;
const RANGE = String.raw`(?:between |from )?(?:${COUNT})(?: ?- ?| to | or | and )(?:${COUNT})`;
const AMOUNT = new RegExp(String.raw`(?<![\w.,$€£])(${EDGE_BEFORE})?([$€£] ?)?((?:${RANGE})|(?:${COUNT}))`, 'g');
/** "Once I click it" begins a clause and counts nothing. */
const CONJUNCTION =
  /^once(?! *(?:$|[.,;!?)\n-]|(?:a|an|per|each|every|in a|or twice|maybe|daily|weekly|monthly|quarterly|yearly|at (?:most|least|the))\b))/;

/**
 * All amounts, in their order.
 * @param language ISO 639-1 of the text, for how digits are grouped
 */
export function amountsIn(text: string, language = 'en'): FoundAmount[] {
  const read = evened(text);
  const scheduled = schedulesIn(read);
  const rest = blanked(without(read, scheduled));
  const standing = standingRatesIn(rest);
  const long = durationsIn(without(rest, standing));
  const counted = countedIn(without(rest, [...standing, ...long]), language);
  return [...scheduled, ...standing, ...long, ...counted, ...wordedIn(rest)].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}

function countedIn(text: string, language: string): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, before = '', currency, count = ''] = match;
    const start = match.index;
    if (CONJUNCTION.test(text.slice(start + before.length))) continue;
    const near = EDGE_AFTER.exec(text.slice(start + whole.length))?.[0] ?? '';
    const end = start + whole.length + near.length;
    const rate = periodAfter(text.slice(end, end + 60));
    const isOften = /\b(?:once|twice|thrice)\b/.test(count);
    const unit = rate || currency ? null : unitAt(text, end, start);
    const unitEnd = end + (rate?.length ?? unit?.length ?? 0);
    const far = near ? '' : (EDGE_AFTER.exec(text.slice(unitEnd))?.[0] ?? '');
    const bounds = bounded(count, before, near || far, language);
    if (!bounds || (!rate && !unit && !near && isPartOfWord(text, end))) continue;
    found.push({
      ...scaled(bounds, unit?.per ?? 1, unit?.others ?? 0),
      unit: rate ? `times/${rate.period}` : currency ? 'money' : (unit?.unit ?? (isOften ? 'times' : 'bare')),
      start,
      end: unitEnd + far.length,
    });
  }
  return found;
}

/** "3-in-one", "2x4" and the like: the number belongs to a longer word. */
function isPartOfWord(text: string, end: number): boolean {
  return /^(?:\w|['-]\w|[.,]\d)/.test(text.slice(end, end + 2));
}

/** The same amount for a month; null for what is no rate. Months have 30.4375 days, weeks are 4.34821 to a month. */
export function perMonth({ unit, ...amount }: FoundAmount): Amount | null {
  if (!unit.startsWith('times/')) return null;
  return scaled(amount, PER_MONTH[unit.slice('times/'.length) as Period], 0);
}

function scaled({ low, high, point, isApproximate }: Amount, per: number, others: number): Amount {
  const of = (value: number) => value * per + others;
  return {
    low: of(low),
    high: high === null ? null : of(high),
    point: point === null ? null : of(point),
    isApproximate,
  };
}

function without(text: string, found: readonly { start: number; end: number }[]): string {
  return found.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}
