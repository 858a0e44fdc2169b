/**
 * URL <-> filters: the only owner of filter state. Pure, so that pages, endpoints and the command line
 * read the same selection. How a selection becomes SQL is in server/report/where.ts.
 */
import type { AnswersChosen } from './model/questionpage';
import { ANSWER_CLASSES } from './model/questions';
import { PHRASE_TABS, type PhraseTab } from './model/phrases';
import { LIST_SORTS, type ListSort } from './model/list';
import { AGENT_TAGS, CHANNELS, CUSTOMER_TAGS, KINDS, MOODS, type TagId } from './model/words';

/** What is looked at. Values of one list are alternatives; different lists narrow each other. */
export interface Filters {
  /** local days, YYYY-MM-DD, both inclusive */
  from?: string;
  to?: string;
  /** what to compare with: "year" is the same weekdays 52 weeks earlier; without it those just before */
  compare?: 'year' | 'none';
  /** days of one's own to compare with */
  compare_from?: string;
  compare_to?: string;
  team: string[];
  /** numbers of agents (the pseudonym "Agent 3" is 3) */
  agent: string[];
  channel: string[];
  kind: string[];
  /** ids of topics: episodes that are about one of them, as their primary topic or beside it */
  topic: string[];
  language: string[];
  /** mood on arrival */
  mood: string[];
  /** conversations in which somebody wrote something with this tag */
  tag?: TagId;
  /** conversations in which this question of the week was asked, or could have been: its id */
  question?: string;
  /** conversations in which one of our people wrote this line: a tag, or a line of it (tagging/lines.ts), or one that the team repeats */
  line?: string;
  /** the conversations behind this figure, and which part of it: a mood, "never", "apology" … */
  metric?: string;
  part?: string;
  /** conversations of a ready-made list: "never_empathy" (metrics/lists.ts) */
  case?: string;
  /** conversations in which these words stand, as somebody typed them; in quotes: one after the other */
  words?: string;
  /** waits in opening hours instead of the calendar's; narrows nothing */
  clock?: 'business';
}

/** What narrows a list of conversations and never a figure. */
export const OF_LISTS = ['metric', 'part', 'line', 'case', 'words'] as const;

export type ListFilter = 'team' | 'agent' | 'channel' | 'kind' | 'topic' | 'language' | 'mood';
export const LIST_FILTERS = ['team', 'agent', 'channel', 'kind', 'topic', 'language', 'mood'] as const;
const DATES = ['from', 'to', 'compare_from', 'compare_to'] as const;
const SINGLES = [...DATES, 'compare', 'tag', 'question', 'line', 'metric', 'part', 'case', 'words', 'clock'] as const;

/** Stands for "has no team" (agent, kind, language) in a URL, where an empty value could not be told from none. */
export const NO_VALUE = '(none)';

const TAGS: readonly string[] = [...AGENT_TAGS, ...CUSTOMER_TAGS];
const KNOWN: Partial<Record<string, readonly string[]>> = {
  compare: ['before', 'year', 'none'],
  channel: CHANNELS,
  kind: [...KINDS, NO_VALUE],
  mood: MOODS,
  tag: TAGS,
  clock: ['business'],
};
const LINE =
  /^((cliche|process_speak|blame|link_deflection)(\.([0-9a-f]{8}|team-[a-z0-9-]{1,60}))?|repeated(\.[0-9a-f]{8})?)$/;
const SHAPES: Partial<Record<string, { shape: RegExp; expected: string }>> = {
  // An agent stands in a URL by number, never by name or address.
  agent: { shape: /^(\d{1,6}|\(none\))$/, expected: 'the number of an agent, such as 3' },
  topic: { shape: /^([a-z0-9][a-z0-9-]{0,99}|\(none\))$/, expected: 'the id of a topic, such as date-picker' },
  language: { shape: /^([a-z]{2,3}|\(none\))$/, expected: 'a code such as en, or und' },
  question: { shape: /^[a-z0-9][a-z0-9-]{0,59}$/, expected: 'the id of a question, such as monthly-report' },
  line: { shape: LINE, expected: 'a line such as cliche.1a2b3c4d' },
  metric: { shape: /^[a-z][a-z0-9_]{0,59}$/, expected: 'the id of a metric, such as first_empathy' },
  case: { shape: /^[a-z][a-z0-9_]{0,59}$/, expected: 'the id of a list, such as never_empathy' },
  part: { shape: /^[a-z][a-z0-9_]{0,59}$/, expected: 'a part of the figure, such as never' },
};
const LONGEST_VALUE = 200;
const MOST_VALUES = 100;

/** Every filter by the name that it has in a URL. */
export const FILTER_NAMES: readonly (ListFilter | (typeof SINGLES)[number])[] = [...LIST_FILTERS, ...SINGLES];

/** What a filter takes: values that are known beforehand, a shape, a day, or any text. */
export function takenBy(name: string): { values?: readonly string[]; shape?: RegExp; isDay: boolean } {
  const [values, shape] = [KNOWN[name], SHAPES[name]?.shape];
  return { ...(values && { values }), ...(shape && { shape }), isDay: (DATES as readonly string[]).includes(name) };
}

/** No filter at all: everything in the warehouse. */
export function noFilters(): Filters {
  return { team: [], agent: [], channel: [], kind: [], topic: [], language: [], mood: [] };
}

/**
 * Reads the filters of a URL. Never throws: what cannot be used is left out and said in `problems`,
 * one sentence each, so that an old or hand-written link still opens. Parameters that are no filters are not ours.
 */
export function filtersFrom(url: URL | URLSearchParams): { filters: Filters; problems: string[] } {
  const parameters = url instanceof URL ? url.searchParams : url;
  const filters = noFilters();
  const problems: string[] = [];
  const accept = (name: string, value: string): boolean => {
    const problem = problemOf(name, value);
    if (problem) problems.push(problem);
    return problem === null;
  };

  for (const name of LIST_FILTERS) {
    const values = parameters.getAll(name).filter((value) => accept(name, value));
    const unique = [...new Set(values)];
    if (unique.length > MOST_VALUES) problems.push(`${name}: only the first ${MOST_VALUES} values are used.`);
    filters[name] = unique.slice(0, MOST_VALUES);
  }
  for (const name of SINGLES) {
    const values = parameters.getAll(name);
    const value = values[0];
    if (value === undefined) continue;
    if (values.length > 1) problems.push(`${name}: given ${values.length} times; the first, "${value}", is used.`);
    if (accept(name, value)) Object.assign(filters, { [name]: value });
  }
  orderDays(filters, 'from', 'to', problems);
  orderDays(filters, 'compare_from', 'compare_to', problems);
  if (Boolean(filters.compare_from) !== Boolean(filters.compare_to)) {
    problems.push('compare_from and compare_to are needed together; the comparison is left as it was.');
    delete filters.compare_from;
    delete filters.compare_to;
  }
  // "before" is what happens anyway; one selection has one address.
  if (parameters.get('compare') === 'before') delete filters.compare;
  if (filters.compare && filters.compare_from) {
    problems.push(`compare "${filters.compare}" is left out, because compare_from and compare_to name days.`);
    delete filters.compare;
  }
  if (filters.part && !filters.metric) {
    problems.push(`part "${filters.part}" says nothing without metric; it is left out.`);
    delete filters.part;
  }
  return { filters, problems };
}

/** The filters as URL parameters, always in the same order. filtersFrom(filtersTo(f)) gives f back. */
export function filtersTo(filters: Filters): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of [...DATES, 'compare'] as const) if (filters[name]) parameters.set(name, filters[name]);
  for (const name of LIST_FILTERS) for (const value of filters[name]) parameters.append(name, value);
  for (const name of ['tag', 'question', 'line', 'metric', 'part', 'case', 'words', 'clock'] as const)
    if (filters[name]) parameters.set(name, filters[name]);
  return parameters;
}

/** The same filters without one value of a list, or without a single filter. */
export function withoutFilter(filters: Filters, name: keyof Filters, value?: string): Filters {
  const copy: Filters = { ...filters };
  if (isListFilter(name)) copy[name] = value === undefined ? [] : filters[name].filter((one) => one !== value);
  else delete copy[name];
  if (name === 'metric') delete copy.part;
  return copy;
}

/** Chosen agents make every figure one about single people, which needs more conversations to be shown. */
export const isAboutPeople = ({ agent }: Filters): boolean => agent.some((value) => value !== NO_VALUE);

export function isListFilter(name: string): name is ListFilter {
  return (LIST_FILTERS as readonly string[]).includes(name);
}

/** Order and page of the conversation list. A page or sort that does not exist becomes the first, the newest. */
export function listStateFrom(url: URL | URLSearchParams): { sort: ListSort; page: number } {
  const parameters = url instanceof URL ? url.searchParams : url;
  const sort = LIST_SORTS.find((one) => one === parameters.get('sort')) ?? 'newest';
  const page = Number(parameters.get('page') ?? '1');
  return { sort, page: Number.isSafeInteger(page) && page >= 1 ? page : 1 };
}

/**
 * What the page of phrases shows, and which line is open: null for the most frequent one, "none" for no line. A tab that
 * does not exist becomes the clichés.
 */
export function phrasesStateFrom(url: URL | URLSearchParams): { tab: PhraseTab; open: string | 'none' | null } {
  const parameters = url instanceof URL ? url.searchParams : url;
  const tab = PHRASE_TABS.find((one) => one === parameters.get('of')) ?? 'cliche';
  const open = parameters.get('open') ?? '';
  return { tab, open: open === 'none' || LINE.test(open) ? open : null };
}

/**
 * Which of the lines that the team repeats the page shows: those with these words, and which page of them; null for the
 * one on which the open line stands.
 */
export function repeatedStateFrom(url: URL | URLSearchParams): { find: string; page: number | null } {
  const parameters = url instanceof URL ? url.searchParams : url;
  const find = (parameters.get('find') ?? '').trim().slice(0, LONGEST_VALUE);
  return { find, page: parameters.has('page') ? listStateFrom(parameters).page : null };
}

/** Which answers to a question are listed: of a class, about so many (a bin of the chart), with these words. */
export function answersChosenFrom(url: URL | URLSearchParams): AnswersChosen {
  const parameters = url instanceof URL ? url.searchParams : url;
  const bin = parameters.get('bin');
  return {
    class: ANSWER_CLASSES.find((one) => one === parameters.get('of')) ?? null,
    bin: bin !== null && /^(\d{1,9}|open|more)$/.test(bin) ? bin : null,
    find: (parameters.get('find') ?? '').trim().slice(0, LONGEST_VALUE),
    page: listStateFrom(parameters).page,
  };
}

/** True for a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function problemOf(name: string, value: string): string | null {
  if (value === '') return `${name} is empty; it is left out.`;
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  if (value.length > LONGEST_VALUE) return `${name} "${shown}" is longer than ${LONGEST_VALUE} characters.`;
  if ((DATES as readonly string[]).includes(name))
    return isDay(value) ? null : `${name} "${shown}" is no day; expected one such as 2024-05-16.`;
  const known = KNOWN[name];
  if (known && !known.includes(value)) return `${name} "${shown}" is not known; expected one of ${known.join(', ')}.`;
  const rule = SHAPES[name];
  return rule && !rule.shape.test(value) ? `${name} "${shown}" is not known; expected ${rule.expected}.` : null;
}

function orderDays(filters: Filters, first: 'from' | 'compare_from', last: 'to' | 'compare_to', problems: string[]) {
  const from = filters[first];
  const to = filters[last];
  if (!from || !to || from <= to) return;
  problems.push(`${first} ${from} is after ${last} ${to}; they are swapped.`);
  filters[first] = to;
  filters[last] = from;
}
