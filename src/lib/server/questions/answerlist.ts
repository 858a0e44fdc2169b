/** The answers to one question, as a page lists them and a file holds them. Agents' names are masked in the words. */
import type { AnswersChosen, ShownAnswer } from '../../model/questionpage';
import type { AnswerClass, AnswerCorrection, Amount } from '../../model/questions';
import type { Filters } from '../../filters';
import { binOf } from './answerspread';
import { readAnswerCorrections } from './answercorrections';
import type { Table } from '../report/csv';
import { agentNames } from '../people/info';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';

const A_PAGE = 25;

export interface AnswerRow {
  conversation_id: string;
  asked_message_id: string;
  vendor_id: string | null;
  position: number;
  answer_text: string;
  class: AnswerClass;
  low: number | null;
  high: number | null;
  point: number | null;
  unit: string;
  is_approximate: boolean;
  is_corrected: boolean;
  is_first: boolean;
  customer_id: string;
  team: string | null;
  answered_at: Date;
}

/** Newest first. @throws NoWarehouse when nothing has been imported yet */
export async function answerRows(filters: Filters, folder: string): Promise<AnswerRow[]> {
  const { sql, params } = whereOf(filters, 'question_answers');
  return warehouse(folder).query<AnswerRow>(
    `select a.conversation_id, a.asked_message_id, c.vendor_id, m.position, a.answer_text, a.class, a.low, a.high, a.point,
       a.unit, a.is_approximate, a.is_corrected, a.is_first, a.customer_id, a.team, a.answered_at
     from (select * from question_answers where ${sql}) a
     join messages m using (message_id) join conversations c on c.conversation_id = a.conversation_id
     order by a.answered_at desc, a.conversation_id`,
    params,
  );
}

/** What a number was, null for an answer that is none. */
export function amountOf({ low, high, point, is_approximate }: AnswerRow): Amount | null {
  return low === null ? null : { low, high, point, isApproximate: is_approximate };
}

/** Each with what people said of it, newest first. */
export async function shownAnswers(rows: readonly AnswerRow[], id: string, folder: string): Promise<ShownAnswer[]> {
  const [names, corrections] = await Promise.all([agentNames(folder), readAnswerCorrections(folder)]);
  const inForce = new Map(
    corrections
      .filter(({ question_id, undone_at }) => question_id === id && undone_at === null)
      .map((one) => [one.message_id, one]),
  );
  return rows.map((row) => ({
    ask: row.asked_message_id,
    conversationId: row.conversation_id,
    shownId: row.vendor_id ?? row.conversation_id,
    position: row.position,
    text: names.mask(row.answer_text),
    class: row.class,
    value: valueText(row),
    low: row.low,
    high: row.high,
    point: row.point,
    isApproximate: row.is_approximate,
    customer: row.customer_id.slice(0, 8),
    team: row.team,
    answeredAt: row.answered_at.toISOString(),
    correction: correctionOf(row, inForce.get(row.asked_message_id)),
  }));
}

function correctionOf(row: AnswerRow, correction: AnswerCorrection | undefined): ShownAnswer['correction'] {
  if (!correction) return null;
  const isHeld =
    row.is_corrected &&
    row.class === correction.class &&
    (correction.class !== 'number' || (row.low === correction.low && row.high === correction.high));
  return { id: correction.id, reason: correction.reason, isPending: !isHeld };
}

/** The answers of one class, in one bin, with these words; without a class all but those off the topic. */
export function fittingAnswers(answers: readonly ShownAnswer[], chosen: AnswersChosen): ShownAnswer[] {
  const words = chosen.find.toLowerCase();
  return answers.filter(
    (one) =>
      (chosen.class ? one.class === chosen.class : one.class !== 'off_topic') &&
      (!chosen.bin || (one.class === 'number' && binOf(one) === chosen.bin)) &&
      (!words || one.text.toLowerCase().includes(words)),
  );
}

/** One page of them. */
export function pageOfAnswers(answers: readonly ShownAnswer[], chosen: AnswersChosen) {
  const fitting = fittingAnswers(answers, chosen);
  const pages = Math.max(1, Math.ceil(fitting.length / A_PAGE));
  const page = Math.min(chosen.page, pages);
  return { list: fitting.slice((page - 1) * A_PAGE, page * A_PAGE), total: fitting.length, page, pages };
}

/** "3", "2–3", "20 or more"; thirds and the like with two digits. */
export function valueText({ low, high, class: said }: Pick<AnswerRow, 'low' | 'high' | 'class'>): string {
  if (said !== 'number' || low === null) return '';
  const written = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 1 });
  if (high === null) return `${written(low)} or more`;
  return high === low ? written(low) : `${written(low)}–${written(high)}`;
}

const COLUMNS = [
  ...['question', 'answer', 'value', 'low', 'high', 'unit', 'approximate', 'class', 'corrected'],
  ...['customer', 'answered_at', 'message'],
];

/**
 * For a file: the question, the words, what was read in them, whose they are, and where they stand. Numbers are not
 * rounded; `high` is empty where there is no upper bound.
 */
export function tableOfAnswers(question: string, unit: string, answers: readonly ShownAnswer[], origin: string): Table {
  return {
    columns: COLUMNS,
    rows: answers.map((one) => [
      ...[question, one.text, one.point, one.low, one.high, one.low === null ? '' : unit],
      ...[one.isApproximate, one.class, one.correction !== null, one.customer, one.answeredAt],
      `${origin}/conversations/${encodeURIComponent(one.conversationId)}#m${one.position}`,
    ]),
  };
}
