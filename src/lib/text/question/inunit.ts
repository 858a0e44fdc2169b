/** An amount in the unit that a question asks for; "twice" takes its time from the question (methodology 4.3). */
import type { Amount, QuestionUnit } from '../../model/questions';
import { perMonth, type AmountUnit, type FoundAmount } from './amounts';

const TAKEN: Record<QuestionUnit, readonly AmountUnit[]> = {
  'times/month': ['times', 'bare'],
  people: ['people', 'bare'],
  minutes: ['minutes', 'bare'],
  money: ['money', 'bare'],
  percent: ['percent', 'bare'],
  none: ['bare', 'times', 'people', 'minutes', 'money', 'percent'],
};

/** null: the amount is of something else. */
export function inUnit(unit: QuestionUnit, found: FoundAmount): Amount | null {
  if (unit === 'times/month' && found.unit.startsWith('times/')) return perMonth(found);
  if (!TAKEN[unit].includes(found.unit)) return null;
  const { low, high, point, isApproximate } = found;
  return { low, high, point, isApproximate };
}
