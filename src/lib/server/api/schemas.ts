/** The shapes of what the API answers, as JSON Schema: the types of src/lib/model in the words of OpenAPI 3.1. */
import { DIMENSIONS } from '../../metrics';
import { PHRASE_TAGS } from '../../model/phrases';
import { UNITS } from '../../model/units';
import { AGENT_TAGS, CHANNELS, CUSTOMER_TAGS, KINDS, MOODS, ROLES, SIGNALS, TONE_BANDS } from '../../model/words';

export interface JsonSchema {
  type?: string | string[];
  description?: string;
  enum?: readonly (string | null)[];
  format?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  $ref?: string;
}

const text: JsonSchema = { type: 'string' };
const number: JsonSchema = { type: 'number' };
const count: JsonSchema = { type: 'integer' };
const flag: JsonSchema = { type: 'boolean' };
const instant: JsonSchema = { type: 'string', format: 'date-time' };
const day: JsonSchema = { type: 'string', format: 'date' };
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const oneOf = (values: readonly string[]): JsonSchema => ({ type: 'string', enum: values });
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const said = (schema: JsonSchema, description: string): JsonSchema => ({ ...schema, description });

function orNull({ type, enum: values, ...rest }: JsonSchema): JsonSchema {
  if (typeof type !== 'string') return { anyOf: [{ ...rest }, { type: 'null' }] };
  return { type: [type, 'null'], ...(values && { enum: [...values, null] }), ...rest };
}

/** A name that ends in "?" may be left out. */
function object(properties: Record<string, JsonSchema>): JsonSchema {
  const names = Object.keys(properties);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, of]) => [name.replace('?', ''), of])),
    required: names.filter((name) => !name.endsWith('?')),
  };
}

const outcome = oneOf(['event', 'ended', 'open']);
const generation = said(orNull(instant), 'When the warehouse of this answer was built.');
const figure = {
  value: said(orNull(number), 'Null: too few, or nothing to say; null is not zero.'),
  interval: orNull(ref('Interval')),
  n: said(count, 'What the figure rests on.'),
  'k?': said(count, 'Successes behind a share.'),
  confidence: said(oneOf(['withheld', 'small', 'plain']), 'Withheld under 5, small under 20.'),
};
const keyed = { key: text, label: text };

export const SCHEMAS: Record<string, JsonSchema> = {
  Problem: object({ message: text, hint: said(text, 'What to do next; empty where the message says it.') }),
  Interval: object({ low: number, high: number }),
  Figure: object(figure),
  Point: object({ ...keyed, ...figure, 'isIncomplete?': said(flag, 'A week that is not over, or not wholly there.') }),
  Share: object({ ...keyed, ...figure }),
  Curve: said(
    object({
      ...keyed,
      ...{ n: count, events: count, ended: count, open: count },
      points: listOf(object({ t: number, share: number, low: orNull(number), high: orNull(number), atRisk: count })),
      median: orNull(number),
      medianInterval: orNull(object({ low: orNull(number), high: orNull(number) })),
      never: ref('Figure'),
    }),
    'A wait: which share of customers it was over for after t seconds (Aalen–Johansen).',
  ),
  Period: object({ from: day, to: day, label: text, weeks: orNull(count) }),
  Compared: object({
    periods: object({
      now: ref('Period'),
      before: orNull(ref('Period')),
      comparison: object({ kind: oneOf(['before', 'year', 'own', 'none']), sentence: text, inWords: text }),
      isChosen: flag,
    }),
    before: ref('Figure'),
    change: object({
      difference: orNull(number),
      interval: orNull(ref('Interval')),
      isClear: said(flag, 'Chance does not explain it.'),
      direction: oneOf(['better', 'worse', 'other', 'none']),
      words: text,
    }),
  }),
  Metric: object({
    ...{ id: text, title: text, question: text, definition: listOf(text), formula: text, population: text },
    ...{ unit: oneOf(Object.keys(UNITS)), better: oneOf(['higher', 'lower', 'other']), source: listOf(text) },
    ...{ doesNotSay: listOf(text), tags: listOf(oneOf([...AGENT_TAGS, ...CUSTOMER_TAGS])), kind: text },
    level: said(number, 'What its intervals hold, 0 to 1.'),
  }),
  Metrics: object({ metrics: listOf(ref('Metric')) }),
  MetricAnswer: object({
    ...{ metric: text, title: text, unit: oneOf(Object.keys(UNITS)), level: number },
    figure: said(ref('Figure'), 'Of the whole selection: a mean, a share, or the median wait in seconds.'),
    series: said(listOf(ref('Point')), `With by (${Object.keys(DIMENSIONS).join(', ')}).`),
    shares: said(listOf(ref('Share')), 'Parts of the figure.'),
    curves: listOf(ref('Curve')),
    'clock?': oneOf(['business']),
    sql: said(text, 'The query that gives the figure in any DuckDB shell.'),
    rules: said(text, 'Version of the rules that read the messages.'),
    generation,
    'compared?': ref('Compared'),
  }),
  ListItem: object({
    ...{ conversationId: text, episode: count, shownId: text, subject: orNull(text), firstWords: text },
    ...{ channel: oneOf(CHANNELS), team: orNull(text), agent: orNull(text), language: orNull(text), isScored: flag },
    ...{ startedAt: instant, isOpen: flag, messages: count, toneStart: orNull(number), toneEnd: orNull(number) },
    ...{ moodStart: orNull(oneOf(MOODS)), kind: orNull(oneOf(KINDS)), firstResponseSeconds: orNull(number) },
    ...{ firstEmpathySeconds: orNull(number), firstEmpathyOutcome: orNull(outcome), needsEmpathy: flag },
    wentSilent: orNull(flag),
  }),
  List: object({
    total: said(count, 'Episodes that match, over all pages.'),
    ...{ page: count, pages: count },
    next: said(orNull(text), 'Address of the next page; null on the last.'),
    items: listOf(ref('ListItem')),
    generation,
  }),
  Note: object({
    ...{ number: count, tag: oneOf([...AGENT_TAGS, ...CUSTOMER_TAGS]), title: text, family: text },
    ...{ grade: orNull(text), why: text, rule: text, rulesVersion: text, phrase: text },
    start: said(count, 'In text, UTF-16 units from 0.'),
    end: count,
    ...{ instead: orNull(text), aside: orNull(text) },
  }),
  Message: object({
    ...{ messageId: text, position: count, episode: count, role: oneOf(ROLES), isPublic: flag, who: text },
    ...{ sentAt: instant, afterSeconds: orNull(number), afterBusinessSeconds: orNull(number), text },
    notes: listOf(ref('Note')),
    repeated: listOf(object({ text, others: count, opens: text })),
    ...{ tone: orNull(number), toneBand: orNull(oneOf(TONE_BANDS)), toneEvidence: count },
    toneWords: listOf(object({ text, weight: number })),
    ...{ mood: orNull(oneOf(MOODS)), moodSource: orNull(oneOf(['correction', 'self', 'rule'])) },
    ...{ kind: orNull(oneOf(KINDS)), isComplaint: orNull(flag), language: text, isScored: flag },
    corrections: listOf(
      object({
        ...{ id: text, at: instant, field: text, tag: orNull(text), title: text, words: orNull(text) },
        ...{ before: orNull(text), after: orNull(text), reason: orNull(text), state: text },
      }),
    ),
  }),
  Episode: object({
    ...{ episode: count, startedAt: instant, endedAt: instant, isOpen: flag, isScored: flag },
    ...{ toneStart: orNull(number), toneEnd: orNull(number), moodStart: orNull(oneOf(MOODS)) },
    ...{ moodEnd: orNull(oneOf(MOODS)), needsEmpathy: flag, firstResponseSeconds: orNull(number) },
    ...{ firstResponseBusinessSeconds: orNull(number), firstResponseOutcome: orNull(outcome) },
    ...{ firstEmpathySeconds: orNull(number), firstEmpathyBusinessSeconds: orNull(number) },
    ...{ firstEmpathyOutcome: orNull(outcome), firstOwnWordsEmpathySeconds: orNull(number) },
    ...{ firstOwnWordsEmpathyOutcome: orNull(outcome), apologyQuality: orNull(count) },
    fourAs: orNull(object({ apology: flag, admission: flag, question: flag, appreciation: flag })),
    ...{ kind: orNull(oneOf(KINDS)), isComplaint: flag, signals: listOf(oneOf(SIGNALS)), clicheCount: count },
    wentSilent: orNull(flag),
  }),
  Conversation: object({
    ...{ conversationId: text, shownId: text, vendorUrl: orNull(text), source: text, subject: orNull(text) },
    ...{ channel: oneOf(CHANNELS), team: orNull(text), customer: text, status: orNull(text), priority: orNull(text) },
    ...{ labels: listOf(text), csat: orNull(number), language: orNull(text), timezone: text, rulesVersion: text },
    ...{ episodes: listOf(ref('Episode')), messages: listOf(ref('Message')), summary: text, generation },
  }),
  Topics: object({
    topics: listOf(
      object({
        ...{ id: text, title: text, origin: oneOf(['label', 'lexicon', 'discovered']) },
        ...{ include: listOf(text), exclude: listOf(text), labels: listOf(text) },
        conversations: said(count, 'Episodes of the selection that hold it.'),
        customers: count,
      }),
    ),
    generation,
  }),
  Phrases: object({
    phrases: listOf(object({ id: text, tag: oneOf(PHRASE_TAGS), text, 'instead?': text, 'note?': text, addedOn: day })),
    isPending: said(flag, 'The figures do not hold them as they are now.'),
    job: orNull(text),
  }),
  Rows: object({
    columns: listOf(object({ name: text, type: text })),
    rows: listOf(listOf({})),
    isTruncated: said(flag, 'There were more rows than the limit let through.'),
    rulesVersion: text,
  }),
  Schema: object({
    tables: listOf(
      object({
        ...{ name: text, comment: text, rows: count },
        columns: listOf(object({ name: text, type: text, comment: text })),
      }),
    ),
  }),
};
