/**
 * What is asked of two engines to see whether they say the same: all that pages, the API and the command line ask, of
 * every metric and list, with filters that are empty, quoted and foreign. `engine check` asks it of anybody's cluster.
 */
import { filtersFrom, noFilters, type Filters } from '../../filters';
import { DIMENSIONS, LISTS, METRICS, type Dimension } from '../../metrics';
import { LIST_SORTS } from '../../model/list';
import { PHRASE_TAGS } from '../../model/phrases';
import { aftermathStateFrom, aftermathView } from '../team/aftermath';
import { conversation } from '../conversation/conversation';
import { correctionLog } from '../conversation/correctionlog';
import { coverage } from '../report/coverage';
import { five } from '../team/five';
import { listImports, listRejects } from '../imports/imports';
import { conversationList } from '../list/list';
import { looser } from '../list/looser';
import { filterOptions } from '../report/options';
import { overview } from '../overview/overview';
import { pain, painStateFrom } from '../pain/pain';
import { questionsView } from '../questions/questionlist';
import { questionView } from '../questions/questionview';
import { ratings } from '../overview/ratings';
import { repeatedLines } from '../phrases/repeated';
import { report } from '../report/report';
import { withSilent } from '../silent/silent';
import { teamPage } from '../team/teampage';
import { topicVoice } from '../pain/voice';
import type { Warehouse } from '../warehouse/warehouse';
import { phrases } from '../phrases/wording';

export interface Question {
  /** for people, such as "first_empathy by team" */
  name: string;
  /** @param folder whose warehouse is asked */
  ask(folder: string): Promise<unknown>;
}

/** After all data. */
const OVER_NOTHING = 'from=2031-01-01&to=2031-12-31';
const ATTACK = `team=${encodeURIComponent("O'\\' or 1=1 --")}`;

/** As they stand in an address, without the question mark. */
export const FILTERS = [
  'team=Billing&kind=bug',
  'mood=angry&mood=none',
  'topic=date-picker',
  'from=2026-08-01&to=2026-08-31',
  OVER_NOTHING,
  'team=(none)',
  'agent=3',
  'clock=business',
  // quotes, backslashes and comments are values and nothing else
  ATTACK,
  `team=${encodeURIComponent('"}; drop table conversation_facts; {x:String}')}`,
];

export const WORDS = ['refund', '"date picker" month', 'don’t', 'café', 'xyzzy', "O'Brien", '100%', '\\'];

/** @param known whose conversations, topics and questions are opened */
export async function questions(known: Pick<Warehouse, 'query'>): Promise<Question[]> {
  const ids = async (sql: string) => (await known.query<{ id: string }>(sql)).map(({ id }) => id);
  return [
    ...metricQuestions(),
    ...pageQuestions('', noFilters()),
    ...FILTERS.flatMap((text) => pageQuestions(`?${text}`, filtersIn(text))),
    ...listQuestions(),
    ...(await ids('select conversation_id as id from conversations order by md5(conversation_id) limit 5')).map(
      (id): Question => ({
        name: `conversation ${id}`,
        ask: (folder) => conversation(id, noFilters(), 'newest', folder),
      }),
    ),
    ...(await ids('select topic as id from topics order by topic limit 3')).map((topic): Question => ({
      name: `topic ${topic}`,
      ask: (folder) => withSilent(topicVoice(topic, noFilters(), folder), { ...noFilters(), topic: [topic] }, folder),
    })),
    ...(await ids('select question_id as id from questions')).map((id): Question => ({
      name: `question of the week ${id}`,
      ask: (folder) => questionView(id, noFilters(), { class: null, bin: null, find: '', page: 1 }, folder),
    })),
    { name: 'questions of the week', ask: questionsView },
    { name: 'corrections', ask: correctionLog },
    { name: 'imports', ask: listImports },
    { name: 'rejects', ask: (folder) => listRejects({ importId: null, kind: null, page: 1 }, folder) },
  ];
}

const filtersIn = (text: string): Filters => filtersFrom(new URLSearchParams(text)).filters;

/** Every metric whole, cut by everything that it can be cut by, over nothing, and under a filter that is an attack. */
function metricQuestions(): Question[] {
  return METRICS.flatMap((metric) => [
    { name: metric.id, ask: (folder: string) => report(metric, noFilters(), { folder }) },
    ...(Object.keys(DIMENSIONS) as Dimension[]).map((by) => ({
      name: `${metric.id} by ${by}`,
      ask: (folder: string) => report(metric, noFilters(), { by, folder }),
    })),
    ...[OVER_NOTHING, ATTACK].map((text) => ({
      name: `${metric.id} ?${text}`,
      ask: (folder: string) => report(metric, filtersIn(text), { folder }),
    })),
  ]);
}

function pageQuestions(text: string, filters: Filters): Question[] {
  const address = new URL(`http://undertone/${text}`);
  const asked: Record<string, (folder: string) => Promise<unknown>> = {
    coverage: (folder) => coverage(filters, folder),
    overview: (folder) => overview(filters, folder),
    ratings: (folder) => ratings(filters, folder),
    team: (folder) => teamPage(filters, { by: null, weeksBy: null }, folder),
    'what followed': (folder) => aftermathView(filters, aftermathStateFrom(address), folder),
    'five to talk about': (folder) => five(filters, folder),
    pain: (folder) => pain(filters, painStateFrom(address), folder),
    conversations: (folder) => conversationList(filters, { sort: 'newest', page: 1, folder }),
    looser: (folder) => looser(filters, folder),
    'repeated lines': (folder) => repeatedLines(filters, {}, folder),
    ...Object.fromEntries(
      PHRASE_TAGS.map((tag) => [`phrases ${tag}`, (folder: string) => phrases(tag, filters, folder)]),
    ),
  };
  return Object.entries(asked).map(([name, ask]) => ({ name: `${name} ${text}`.trim(), ask }));
}

function listQuestions(): Question[] {
  const list = (filters: Filters, sort: (typeof LIST_SORTS)[number], page: number) => (folder: string) =>
    conversationList(filters, { sort, page, folder });
  return [
    { name: 'choices of the filters', ask: filterOptions },
    ...LIST_SORTS.flatMap((sort) =>
      [1, 2].map((page) => ({ name: `conversations ${sort} ${page}`, ask: list(noFilters(), sort, page) })),
    ),
    ...LISTS.map(({ id }) => ({ name: `list ${id}`, ask: list({ ...noFilters(), case: id }, 'newest', 1) })),
    ...WORDS.map((words) => ({ name: `search ${words}`, ask: list({ ...noFilters(), words }, 'newest', 1) })),
  ];
}
