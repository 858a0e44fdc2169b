/**
 * The parameters of the API: one list that requests are checked against and that openapi.json describes. A page opens
 * though a filter of its address cannot be used; a script is told, because it would take the whole for the part.
 */
import { filtersFrom, FILTER_NAMES, isListFilter, OF_LISTS, takenBy, type Filters } from '../../filters';
import { DIMENSIONS, type Dimension } from '../../metrics';
import { LIST_SORTS } from '../../model/list';
import { BadRequest } from '../http/errors';

export interface Parameter {
  name: string;
  description: string;
  /** of one value, as JSON Schema */
  schema: { type: 'string' | 'integer'; enum?: readonly string[]; pattern?: string; format?: string; minimum?: number };
  /** may be given several times */
  isList?: boolean;
  isRequired?: boolean;
}

const DESCRIPTIONS: Record<(typeof FILTER_NAMES)[number], string> = {
  from: 'First local day.',
  to: 'Last local day.',
  compare: 'Adds what the figure was in the days before, or a year (52 weeks) earlier, and whether it changed.',
  compare_from: 'First local day to compare with, instead of compare.',
  compare_to: 'Last local day to compare with.',
  team: 'Only this team; (none): without one.',
  agent: 'Only this agent, by the number of the pseudonym; (none): without one.',
  channel: 'Only this channel.',
  kind: 'Only this kind of concern; (none): of none that is known.',
  topic: 'Only this topic, by its id; (none): without one.',
  language: 'Only this language of the customer.',
  mood: 'Only customers who came in this mood.',
  tag: 'Only conversations in which somebody wrote something with this tag.',
  question: 'Only conversations in which this question of the week was, or could have been, asked: its id.',
  line: 'Only conversations in which one of our people wrote this line.',
  metric: 'Only the conversations behind this figure.',
  part: 'With metric: only this part of it, such as never.',
  case: 'Only this ready-made list, such as never_empathy.',
  words: 'Only conversations in which these words stand; in quotes one after the other.',
  clock: 'Waits in opening hours instead of the calendar’s.',
};

const FILTERS: readonly Parameter[] = FILTER_NAMES.map((name) => {
  const { values, shape, isDay } = takenBy(name);
  return {
    name,
    description: DESCRIPTIONS[name],
    schema: {
      type: 'string',
      ...(values && { enum: values }),
      ...(shape && { pattern: shape.source }),
      ...(isDay && { format: 'date' }),
    },
    ...(isListFilter(name) && { isList: true }),
  };
});
const ofLists = ({ name }: Parameter) => (OF_LISTS as readonly string[]).includes(name);
const ofComparison = ({ name }: Parameter) => name.startsWith('compare');

export const FORMATS = ['json', 'arrow'] as const;
export type Format = (typeof FORMATS)[number];

export const OF_METRIC: readonly Parameter[] = [
  {
    name: 'by',
    description: 'Cuts the figure: one row for each week, team and so on.',
    schema: { type: 'string', enum: Object.keys(DIMENSIONS) },
  },
  {
    name: 'format',
    description: 'json, or arrow for an Arrow IPC stream of the rows; without it what the header Accept asks for.',
    schema: { type: 'string', enum: FORMATS },
  },
  ...FILTERS.filter((filter) => !ofLists(filter)),
];

export const OF_LIST: readonly Parameter[] = [
  { name: 'sort', description: 'The order of the list.', schema: { type: 'string', enum: LIST_SORTS } },
  { name: 'page', description: 'Which page of 50, from 1.', schema: { type: 'integer', minimum: 1 } },
  ...FILTERS.filter((filter) => !ofComparison(filter) && filter.name !== 'clock'),
];

export const OF_SELECTION: readonly Parameter[] = FILTERS.filter(
  (filter) => !ofLists(filter) && !ofComparison(filter) && filter.name !== 'clock',
);

export interface Checked {
  filters: Filters;
  by: Dimension | undefined;
  /** null: not said */
  format: Format | null;
}

/** Reads the parameters of a request. @throws BadRequest naming all that is wrong with them */
export function checked(parameters: URLSearchParams, known: readonly Parameter[]): Checked {
  const names = new Set(known.map(({ name }) => name));
  const unknown = [...new Set(parameters.keys())].filter((name) => !names.has(name));
  const own = known.filter(({ name }) => !(FILTER_NAMES as readonly string[]).includes(name));
  const { filters, problems } = filtersFrom(parameters);
  const wrong = [
    ...unknown.map((name) => `"${name.slice(0, 40)}" is no parameter here; expected any of ${[...names].join(', ')}.`),
    ...own.flatMap((parameter) => problemsOf(parameter, parameters.getAll(parameter.name))),
    ...problems,
  ];
  if (wrong.length > 0)
    throw new BadRequest(wrong.join(' '), 400, 'GET /api/openapi.json lists what each address takes.');
  return {
    filters,
    by: (parameters.get('by') ?? undefined) as Dimension | undefined,
    format: parameters.get('format') as Format | null,
  };
}

function problemsOf({ name, schema }: Parameter, values: string[]): string[] {
  if (values.length > 1) return [`${name} is given ${values.length} times; expected it once.`];
  const expected = schema.enum
    ? schema.enum.includes(values[0] ?? schema.enum[0]!) || `one of ${schema.enum.join(', ')}`
    : /^[1-9]\d{0,8}$/.test(values[0] ?? '1') || 'a number from 1';
  return expected === true ? [] : [`${name} "${values[0]!.slice(0, 40)}": expected ${expected}.`];
}
