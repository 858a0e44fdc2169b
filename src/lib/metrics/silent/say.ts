/** How numbers stand in the sentences about silent sufferers. */
import type { Interval } from '../../model/figures';

/** 1234.4 → "1,234" */
export const count = (people: number): string => Math.round(people).toLocaleString('en-US');

/** "1 customer", "45 customers" */
export const customers = (n: number): string => `${count(n)} ${n === 1 ? 'customer' : 'customers'}`;

/** "224 to 572" */
export const between = ({ low, high }: Interval): string => `${count(low)} to ${count(high)}`;

/** Share 0…1 as "3.8 %", with one digit below ten per cent. */
export const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}\u00a0%`;

/** Ends of an interval of shares: "7 to 29 %". */
export const percents = ({ low, high }: Interval): string => {
  const digits = high < 0.1 ? 1 : 0;
  return `${(low * 100).toFixed(digits)} to ${(high * 100).toFixed(digits)}\u00a0%`;
};

/** Days without a zone: "16 Feb 2025 to 16 May 2025". */
export const daysInWords = (from: string, to: string): string =>
  [from, to]
    .map((day) =>
      new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }),
    )
    .join(' to ');

const FRACTIONS: [number, string][] = [
  [0.1, 'a tenth'],
  [0.2, 'a fifth'],
  [0.25, 'a quarter'],
  [0.33, 'a third'],
  [0.5, 'half'],
  [0.67, 'two thirds'],
  [0.75, 'three quarters'],
  [0.9, 'nine tenths'],
];

/** 0.31 → "a third": the nearest fraction that people say. */
export function fraction(share: number): string {
  const nearest = FRACTIONS.toSorted((one, other) => Math.abs(one[0] - share) - Math.abs(other[0] - share))[0]!;
  return nearest[1];
}

const TIMES = ['', 'once', 'twice', 'three times', 'four times', 'five times'];

/** f1, f2 … → "30 wrote once, 10 twice and 3 three times". */
export function repeatsInWords(repeats: readonly number[]): string {
  const parts = repeats
    .map((people, index) => ({ people, times: TIMES[index + 1] ?? `${index + 1} times` }))
    .filter(({ people }) => people > 0)
    .map(({ people, times }, index) => `${count(people)} ${index === 0 ? 'wrote ' : ''}${times}`);
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
