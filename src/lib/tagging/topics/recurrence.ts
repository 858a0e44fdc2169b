/** How often it comes again, where the customer names a rate: "every month" is 1 a month, "twice a day" about 61. */
const DAYS: Record<string, number> = { hour: 1 / 24, day: 1, week: 7, fortnight: 14, month: 30.4375, year: 365.25 };
const ADVERBS: Record<string, string> = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
};
const TIMES: Record<string, number> = {
  once: 1,
  twice: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  several: 3,
  couple: 2,
  few: 3,
};
const RATE =
  /\b(?:(?:(once|twice)|(?:an? )?(\d{1,3}|two|three|four|five|several|couple|few)(?: of)? times) (?:an?|per|each|every) (hour|day|week|month|year)|(?:every|each)(?: single)?( other)? (hour|day|week|fortnight|month|year)|(?:happens|occurs|comes back|breaks|fails) (hourly|daily|weekly|monthly|yearly))\b/i;
const DAYS_OF_MONTH = 30.4375;

/** Times a month; null where no rate is named. */
export function recurringPerMonth(text: string): number | null {
  const found = RATE.exec(text);
  if (!found) return null;
  const [, adverb, number, per, other, every, often] = found.map((part) => part?.toLowerCase());
  const unit = DAYS[per ?? every ?? ADVERBS[often ?? ''] ?? '']!;
  const said = adverb ?? number;
  const times = said === undefined ? 1 : (TIMES[said] ?? Number(said));
  return (times * DAYS_OF_MONTH) / (unit * (other ? 2 : 1));
}
