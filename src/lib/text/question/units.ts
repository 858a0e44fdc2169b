/** What a count is of: people, minutes, money, percent, times; read from the words behind it. */
import type { AmountUnit } from './amounts';

export interface Unit {
  unit: AmountUnit;
  /** what one is in the unit: an hour is 60 minutes */
  per: number;
  /** people beside those who were counted: the writer */
  others: number;
  /** characters behind the count that belong to it */
  length: number;
}

const MINUTES: [RegExp, number][] = [
  [/^ ?-?(?:minutes?|mins?)\b/, 1],
  [/^ ?-?(?:hours?|hrs?|h)\b/, 60],
  [/^ ?-?(?:seconds?|secs?)\b/, 1 / 60],
  [/^ (?:working |business )?days?\b/, 24 * 60],
];
const PEOPLE =
  /^ (?:of (?:us|them)|(?:other |more |different )?(?:people|persons?|colleagues?|co-?workers?|employees?|users?|staff|team members?|members|others|teammates?|assistants?|therapists?|accountants?))\b/;
/** The writer counts too. */
const AND_ME = /^[^.!?\n]{0,40}?\b(?:too|as well|also|besides me|plus me|and me|and myself)\b/;
const ME_AND = /\b(?:me|myself|i) (?:and|plus) $/;

/** @param end where the count ends @param start where it begins */
export function unitAt(text: string, end: number, start: number): Unit | null {
  const rest = text.slice(end, end + 80);
  const times = /^ ?(?:times?|x)\b/.exec(rest);
  if (times) return { unit: 'times', per: 1, others: 0, length: times[0].length };
  const percent = /^ ?(?:%|percent\b|per cent\b)/.exec(rest);
  if (percent) return { unit: 'percent', per: 1, others: 0, length: percent[0].length };
  const money = /^ ?(?:[$€£]|(?:dollars?|euros?|eur|usd|gbp|pounds?|bucks|quid)\b)/.exec(rest);
  if (money) return { unit: 'money', per: 1, others: 0, length: money[0].length };
  for (const [pattern, per] of MINUTES) {
    const found = pattern.exec(rest);
    if (found) return { unit: 'minutes', per, others: 0, length: found[0].length };
  }
  const people = PEOPLE.exec(rest);
  if (!people) return null;
  const isWriterLeftOut =
    !/ of (?:us|them)/.test(people[0]) &&
    (AND_ME.test(rest.slice(people[0].length)) || ME_AND.test(text.slice(Math.max(0, start - 12), start)));
  return { unit: 'people', per: 1, others: isWriterLeftOut ? 1 : 0, length: people[0].length };
}
