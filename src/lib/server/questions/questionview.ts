/** Everything that the page of one question shows: where it was asked, who answered, what came back. */
import { filtersTo, isAboutPeople, noFilters, type Filters } from '../../filters';
import { metricById, type Metric } from '../../metrics';
import { FEWEST, FEWEST_FOR_PERSON, shareFigure } from '../../metrics/figure';
import { labelOf } from '../../metrics/labels';
import type { AnswersChosen, AnsweredBy, NearMatch, QuestionView, Spread } from '../../model/questionpage';
import { QUESTION_UNIT_WORDS, type Question } from '../../model/questions';
import { medianWithInterval } from '../../stats/medianinterval';
import { lint } from '../../text/question/lint';
import { amountOf, answerRows, pageOfAnswers, shownAnswers } from './answerlist';
import { spreadOf } from './answerspread';
import { coverage } from '../report/coverage';
import { agentNames, warehouseInfo } from '../people/info';
import { filterOptions } from '../report/options';
import { decidedQuestions } from './questionpending';
import { report } from '../report/report';
import { percent } from '../report/sentences';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';
import { dataFolder } from '../workspace/workspace';

const MOST_NEAR = 8;

/** @throws NoWarehouse when nothing has been imported yet @returns null for a question that is not decided on */
export async function questionView(
  id: string,
  given: Filters,
  chosen: AnswersChosen,
  folder = dataFolder(),
): Promise<QuestionView | null> {
  const { questions, held } = await decidedQuestions(folder);
  const question = questions.find((one) => one.id === id);
  if (!question) return null;
  const filters: Filters = { ...given, question: id };
  const metric = (name: string) => report(metricById(name) as Metric, filters, { folder });
  const [line, options, info, asked, teams, response, time, kinds, rows] = await Promise.all([
    coverage(filters, folder),
    filterOptions(folder),
    warehouseInfo(folder),
    metric('question_coverage'),
    report(metricById('question_coverage') as Metric, filters, { by: 'team', folder }),
    metric('question_response_rate'),
    metric('question_answer_time'),
    metric('question_number_share'),
    answerRows(filters, folder),
  ]);
  const [near, groups, closing, answers] = await Promise.all([
    nearMatches(filters, folder),
    answeredBy(filters, folder),
    nearClosing(filters, folder),
    shownAnswers(rows, id, folder),
  ]);
  const spread = spreadOf(
    rows.filter(({ is_first }) => is_first).flatMap((row) => amountOf(row) ?? []),
    fewestOf(filters),
  );
  const { score, grade } = lint(question.text);
  const open = (name: string, part: string, more: Partial<Filters> = {}) =>
    filtersTo({ ...filters, ...more, metric: name, part }).toString();
  return {
    ...{ coverage: line, options, timezone: info.timezone, question, lint: { score, grade }, isPending: !held.has(id) },
    says: sayOf(question, spread, response.figure),
    asked: { figure: asked.figure, teams: teams.series, near, isNearClosing: closing },
    response: { figure: response.figure, parts: response.shares, curve: time.curves[0] ?? null, ...groups },
    spread,
    classes: kinds.shares.filter(({ key }) => key !== 'exact'),
    answers: pageOfAnswers(answers, chosen),
    opens: {
      notAsked: open('question_coverage', 'not_asked'),
      unanswered: open('question_response_rate', 'unanswered'),
      teams: Object.fromEntries(
        teams.series.map(({ key }) => [key, open('question_coverage', 'asked', { team: [key] })]),
      ),
    },
  };
}

/** Figures about single people need more to be shown. */
function fewestOf(filters: Filters): number {
  return isAboutPeople(filters) ? FEWEST_FOR_PERSON : FEWEST;
}

/** What one question taught, in a sentence. Also for the list of questions. */
export function sayOf({ unit }: Question, spread: Spread | null, rate: QuestionView['response']['figure']): string {
  const answered =
    rate.value === null || rate.k === undefined
      ? `${rate.n} ${rate.n === 1 ? 'customer has' : 'customers have'} had 14 days to answer, which is too few to say how many do.`
      : `${rate.k} of ${rate.n} customers answered (${percent(rate.value)}).`;
  if (!spread || spread.median === null) return answered;
  const { median, quartiles } = spread;
  const written = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
  const half = quartiles
    ? quartiles.high === null
      ? `; three in four say ${written(quartiles.low)} or more`
      : `; the middle half says ${written(quartiles.low)} to ${written(quartiles.high)}`
    : '';
  return `Half say ${[written(median), QUESTION_UNIT_WORDS[unit]].filter(Boolean).join(' ')} or less${half} (n ${spread.n}). ${answered}`;
}

/** The same for the list: only what the sentence needs. */
export async function saidOf(question: Question, folder: string): Promise<string> {
  const filters: Filters = { ...noFilters(), question: question.id };
  const [rate, rows] = await Promise.all([
    report(metricById('question_response_rate') as Metric, filters, { folder }),
    answerRows(filters, folder),
  ]);
  const spread = spreadOf(rows.filter(({ is_first }) => is_first).flatMap((row) => amountOf(row) ?? []));
  return sayOf(question, spread, rate.figure);
}

async function nearMatches(filters: Filters, folder: string): Promise<NearMatch[]> {
  const { sql, params } = whereOf(filters, 'question_episodes');
  const names = await agentNames(folder);
  const rows = await warehouse(folder).query<NearMatch>(
    `select near_text as text, max(near_likeness) as likeness, count(*) as conversations,
       min(e.conversation_id) as "conversationId", argMin(m.position, e.conversation_id) as position
     from (select * from question_episodes where near_text is not null and (${sql})) e
     join messages m on m.message_id = e.near_message_id
     group by near_text order by conversations desc, likeness desc, near_text limit ${MOST_NEAR}`,
    params,
  );
  return rows.map((row) => ({ ...row, text: names.mask(row.text) }));
}

interface AskRow {
  mood: string | null;
  kind: string | null;
  is_matured: boolean;
  is_answered: boolean;
  seconds: number | null;
}

/** Who answered by mood and kind, how many are too young to count, and how long answers took. */
async function answeredBy(filters: Filters, folder: string) {
  const { sql, params } = whereOf(filters, 'question_asks');
  const asks = await warehouse(folder).query<AskRow>(
    `select mood_start as mood, kind, is_matured, outcome = 'answered' as is_answered, answer_seconds as seconds
     from question_asks where is_first and (${sql})`,
    params,
  );
  const fewest = fewestOf(filters);
  const matured = asks.filter(({ is_matured }) => is_matured);
  const young = asks.filter(({ is_matured }) => !is_matured);
  const seconds = asks.flatMap((ask) => ask.seconds ?? []);
  const latency = seconds.length >= fewest ? medianWithInterval(seconds) : null;
  const group = (of: (ask: AskRow) => string | null, label: (key: string) => string): AnsweredBy[] => {
    const keys = [...new Set(matured.map((ask) => of(ask) ?? ''))];
    return keys
      .map((key) => {
        const own = matured.filter((ask) => (of(ask) ?? '') === key);
        const answered = own.filter((ask) => ask.is_answered).length;
        return { key, label: label(key), figure: shareFigure(answered, own.length, fewest) };
      })
      .sort((one, other) => other.figure.n - one.figure.n || (one.key < other.key ? -1 : 1));
  };
  return {
    young: { n: young.length, answered: young.filter(({ is_answered }) => is_answered).length },
    latency: latency && { median: latency.median, interval: latency.interval, n: seconds.length },
    moods: group(
      ({ mood }) => mood,
      (key) => (key === '' || key === 'none' ? 'No mood named' : key.charAt(0).toUpperCase() + key.slice(1)),
    ),
    kinds: group(
      ({ kind }) => kind,
      (key) => labelOf('kind', key),
    ),
  };
}

async function nearClosing(filters: Filters, folder: string) {
  const { sql, params } = whereOf(filters, 'question_asks');
  const [row] = await warehouse(folder).query<{ n: number; k: number }>(
    `select count(*) as n, sum(case when is_near_closing then 1 else 0 end) as k from question_asks where ${sql}`,
    params,
  );
  return shareFigure(Number(row?.k ?? 0), Number(row?.n ?? 0), fewestOf(filters));
}
