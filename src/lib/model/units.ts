/** What a figure is counted in, and how that is said. Pages, tiles, tables and sentences all take their words from here. */

interface UnitWords {
  /** on the metric's page, whole */
  name: string;
  /** behind the number: "2.5 of 4" */
  short: string;
  /** digits after the point */
  digits: number;
}

/** Tone, share and seconds are written in ways of their own (say.ts): points, per cent, hours. */
export const UNITS = {
  tone: { name: 'points from −100 (very negative) to +100 (very positive); SQL keeps −1 to +1', short: '', digits: 0 },
  share: { name: 'per cent', short: '%', digits: 0 },
  seconds: { name: 'time; SQL keeps seconds', short: '', digits: 0 },
  of_four: { name: 'how many of four', short: 'of 4', digits: 1 },
  of_five: { name: 'how many of five', short: 'of 5', digits: 1 },
  of_two: { name: 'strength from 0 to 2', short: 'of 2', digits: 2 },
  per_thousand_words: { name: 'how many in 1,000 words', short: 'per 1,000 words', digits: 1 },
  per_ten_words: { name: 'how many in 10 words', short: 'per 10 words', digits: 2 },
  per_hundred_messages: { name: 'how many in 100 messages', short: 'per 100 messages', digits: 1 },
  per_thousand_conversations: { name: 'how many in 1,000 conversations', short: 'per 1,000', digits: 2 },
  minutes: { name: 'minutes', short: 'min', digits: 1 },
  total: { name: 'how many', short: '', digits: 0 },
  count: { name: 'how many', short: '', digits: 1 },
} as const satisfies Record<string, UnitWords>;

export type Unit = keyof typeof UNITS;

/** A number in a unit that has no way of its own to be written; minus is U+2212. */
export const inDigits = (unit: Unit, value: number): string => value.toFixed(UNITS[unit].digits).replace('-', '−');
