/** What the people of Fernbook decided: the question of the week, their topics, and what happened when. */
import { WEEKLY_QUESTION } from './moods';
import { FIRST_DAY, OUTAGE_WEEK, QUESTION_WEEKS, TEMPLATES_WEEK, TRAINING_WEEK } from './stories';

const DAY = 86_400_000;
const dayOf = (week: number, weekday: number) =>
  new Date(FIRST_DAY + ((week - 1) * 7 + weekday) * DAY).toISOString().slice(0, 10);
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

export function workspaceFiles(): Record<string, string> {
  return {
    'workspace/settings.json': json({ timezone: 'Europe/Berlin', weekStart: 1 }),
    'workspace/notes.json': json([
      { id: 'training', at: dayOf(TRAINING_WEEK, 0), text: 'Technical team: answer the feeling first', kind: 'other' },
      { id: 'outage', at: dayOf(OUTAGE_WEEK, 2), text: 'Database outage, 26 hours', kind: 'outage' },
      {
        id: 'templates',
        at: dayOf(TEMPLATES_WEEK, 0),
        text: 'Billing took the ready-made lines out of its templates',
        kind: 'other',
      },
    ]),
    'workspace/questions.json': json([
      {
        id: 'monthly-report',
        text: WEEKLY_QUESTION.replace('One quick question: h', 'H'),
        variants: [WEEKLY_QUESTION],
        active_from: dayOf(QUESTION_WEEKS[0]!, 0),
        active_to: dayOf(QUESTION_WEEKS[1]!, 6),
        unit: 'times/month',
        type: 'number',
      },
    ]),
    'workspace/topics.json': json([
      {
        id: 'date-picker',
        title: 'Date picker',
        include: ['date picker', 'wrong month', 'date fields', 'which month'],
        exclude: [],
      },
      { id: 'export', title: 'Exports', include: ['export', 'csv'], exclude: [] },
      { id: 'calendar-sync', title: 'Calendar sync', include: ['sync', 'google calendar', 'outlook'], exclude: [] },
      { id: 'refund', title: 'Refunds', include: ['refund', 'money back'], exclude: [] },
      { id: 'rounding', title: 'Rounding on invoices', include: ['rounding', 'five cents'], exclude: [] },
    ]),
  };
}
