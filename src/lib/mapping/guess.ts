/**
 * Guesses which column of a table with one row per message means what, from names and from values, with a reason for
 * each column. Pure: the importer and the browser's preview run the same code. What the guess cannot be sure of
 * becomes a problem in words, never an import that might be wrong.
 */
import type { Role } from '../model/words';
import { columnOf, percent, rate, share, type Column, type Score } from './evidence';
import { MAPPING_FIELDS, type ColumnGuess, type Mapping, type MappingField, type MappingGuess } from './types';
import { isBystander, publicBy, roleOf, sideNamedBy, yesOrNo } from './words';

/** A guess below this needs a person's word. */
const CONFIDENT = 0.6;
const REQUIRED = ['conversation', 'role', 'sent_at', 'text'] as const satisfies MappingField[];
/** A table smaller than this says nothing about how often an id comes back. */
const ENOUGH_ROWS = 20;

const NEED: Record<(typeof REQUIRED)[number], string> = {
  conversation: 'an id that all messages of a conversation share',
  role: 'who wrote the message (customer, agent, bot; or yes/no columns such as inbound)',
  sent_at: 'when the message was sent, with time of day',
  text: 'what the person wrote',
};

/**
 * @param header column names, as in the file
 * @param rows a sample of rows, cells in the order of the header; may be empty (a table without rows)
 * @param given what a person has already decided; it wins over every guess
 */
export function guessMapping(header: string[], rows: string[][], given?: Partial<Mapping>): MappingGuess {
  const columns = header.map((name, index) =>
    columnOf(
      name,
      rows.map((row) => row[index] ?? ''),
    ),
  );
  const chosen = assign(columns, given?.columns ?? {});
  const mapping: Mapping = { ...given, columns: {} };
  for (const field of MAPPING_FIELDS) {
    const column = chosen.get(field)?.column.name;
    if (column !== undefined) mapping.columns[field] = column;
    else if (given?.columns?.[field] === '') mapping.columns[field] = '';
  }
  const problems: string[] = [];
  const notes: string[] = [];
  for (const field of REQUIRED) {
    const choice = chosen.get(field);
    if (choice === undefined) problems.push(`No column was found for "${field}": ${NEED[field]}.`);
    else if (choice.score.confidence < CONFIDENT)
      problems.push(`"${choice.column.name}" may be "${field}", but that is not certain: ${choice.score.reason}.`);
  }
  for (const [field, column] of Object.entries(given?.columns ?? {}))
    if (column !== '' && !header.includes(column))
      problems.push(`The mapping names the column "${column}" for "${field}", but the table has no such column.`);
  settleRoles(mapping, chosen.get('role')?.column, problems, notes);
  settlePublic(mapping, chosen.get('is_public')?.column, notes);
  settleInstants(mapping, chosen.get('sent_at')?.column, problems, notes);
  settleConversation(chosen, rows.length, given, problems);
  settleBody(mapping, chosen.get('text')?.column, given, notes);
  return { mapping, columns: columns.map((column) => explain(column, chosen)), problems, notes };
}

/** Gives each field the column that speaks loudest for it; a column serves one field only. */
function assign(columns: Column[], given: Mapping['columns']) {
  const chosen = new Map<MappingField, { column: Column; score: Score }>();
  const taken = new Set<Column>();
  for (const field of MAPPING_FIELDS) {
    const column = columns.find((candidate) => candidate.name === given[field]);
    if (column === undefined) continue;
    chosen.set(field, { column, score: { confidence: 1, reason: 'set by the mapping' } });
    taken.add(column);
  }
  const offers = columns.flatMap((column, place) =>
    MAPPING_FIELDS.filter((field) => given[field] === undefined).map((field) => ({
      field,
      column,
      place,
      score: rate(field, column),
    })),
  );
  const wanted = offers
    .filter((offer) => offer.score.confidence > 0.3)
    .sort((a, b) => b.score.confidence - a.score.confidence || a.place - b.place);
  for (const { field, column, score } of wanted) {
    if (chosen.has(field) || taken.has(column)) continue;
    chosen.set(field, { column, score });
    taken.add(column);
  }
  return chosen;
}

/** Settles what each value of the role column means; an unknown value is a question to a person. */
function settleRoles(mapping: Mapping, column: Column | undefined, problems: string[], notes: string[]) {
  if (column === undefined) return;
  const side = sideNamedBy(column.name);
  const roles: Record<string, Role> = { ...mapping.roles };
  const unknown: string[] = [];
  for (const value of column.distinct) {
    const key = value.toLowerCase();
    if (roles[key] !== undefined) continue;
    const answer = side === null ? null : yesOrNo(value);
    const role = answer === null ? roleOf(value) : answer === (side === 'customer') ? 'customer' : 'agent';
    if (role === null) unknown.push(value);
    else roles[key] = role;
    if (role === 'system' && isBystander(value))
      notes.push(
        `"${value}" in "${column.name}" is somebody who is neither the customer nor the team: the words are kept and ` +
          'shown, but counted for neither side (role system).',
      );
  }
  if (Object.keys(roles).length > 0) mapping.roles = roles;
  if (unknown.length > 0 && column.distinct.size - unknown.length > 0)
    problems.push(
      `The role column "${column.name}" also says ${unknown
        .slice(0, 5)
        .map((value) => `"${value}"`)
        .join(', ')}: ` + 'give each a role (customer, agent, bot or system) under "roles" in a mapping file.',
    );
  else if (unknown.length > 0)
    problems.push(`None of the values of "${column.name}" is a known role (${unknown.slice(0, 5).join(', ')}).`);
  else if (column.present.length >= ENOUGH_ROWS && ![...Object.values(roles)].includes('customer'))
    problems.push(`"${column.name}" names no customer: set which of its values is the customer under "roles".`);
}

/** A word that says neither public nor internal stops nothing, but it is told: an internal note is no answer. */
function settlePublic(mapping: Mapping, column: Column | undefined, notes: string[]) {
  for (const value of column?.distinct ?? [])
    if (publicBy(mapping, value) === null)
      notes.push(
        `"${value}" in "${column?.name}" says neither public nor internal: such messages count as seen by the customer ` +
          `unless the mapping says otherwise ({"isPublic": {${JSON.stringify(value.toLowerCase())}: false}}).`,
      );
}

function settleInstants(mapping: Mapping, column: Column | undefined, problems: string[], notes: string[]) {
  const shape = column?.instants;
  if (!shape || !column || mapping.dateFormat !== undefined) return;
  if (shape.dateLanguage !== undefined && mapping.dateLanguage === undefined) {
    mapping.dateLanguage = shape.dateLanguage;
    notes.push(`Times in "${column.name}": ${shape.reason}.`);
  } else if (shape.dateLanguage !== undefined) return;
  const said = shape.readings?.find(({ order }) => order === mapping.dates);
  if (said) {
    mapping.dateFormat = said.dateFormat;
    notes.push(
      `Times in "${column.name}" are read as ${said.dateFormat}: ${said.value} is ${said.means}, as you said.`,
    );
  } else if (shape.problem !== null) problems.push(`Times in "${column.name}": ${shape.problem}.`);
  else if (shape.dateFormat !== null) {
    mapping.dateFormat = shape.dateFormat;
    notes.push(`Times in "${column.name}" are read as ${shape.dateFormat} (${shape.reason}).`);
  }
}

/** Ids that Excel has rounded make one conversation of many. */
const ROUNDED = /^\d(\.\d+)?E\+\d{1,2}$/i;

/** Ids that never come back are the mark of a table with one row per ticket, whose text is not a message. */
function settleConversation(
  chosen: ReturnType<typeof assign>,
  rowCount: number,
  given: Partial<Mapping> | undefined,
  problems: string[],
) {
  const column = chosen.get('conversation')?.column;
  const rounded = column?.present.find((value) => ROUNDED.test(value));
  if (rounded !== undefined)
    problems.push(
      `Excel has rounded the ids in "${column?.name}" (${rounded}), so that conversations can no longer be told apart: ` +
        'export again and do not open the file in Excel before importing it.',
    );
  if (column === undefined || given?.columns?.conversation !== undefined || rowCount < ENOUGH_ROWS) return;
  if (column.distinct.size === rowCount)
    problems.push(
      `Each of the first ${rowCount} rows has its own "${column.name}": this looks like one row per conversation, ` +
        'not one row per message.',
    );
}

function settleBody(
  mapping: Mapping,
  column: Column | undefined,
  given: Partial<Mapping> | undefined,
  notes: string[],
) {
  if (column === undefined || column.present.length === 0) return;
  const html = share(column, (value) =>
    /<(p|br|div|span|a|ul|ol|li|strong|b|em|img|table|blockquote)\b[^>]*>/i.test(value),
  );
  if (mapping.bodyFormat === undefined) mapping.bodyFormat = html > 0.1 ? 'html' : 'text';
  if (html > 0.1 && given?.bodyFormat === undefined) notes.push(`${percent(html)} of "${column.name}" is HTML.`);
  const mentions = share(column, (value) => /(^|\s)\.?@\w{2,}/.test(value));
  if (mapping.channel === undefined && mapping.columns.channel === undefined && mentions > 0.5) {
    mapping.channel = 'social';
    notes.push(`${percent(mentions)} of "${column.name}" addresses an @name: the channel is taken for social.`);
  }
}

function explain(column: Column, chosen: ReturnType<typeof assign>): ColumnGuess {
  const samples = [...column.distinct]
    .slice(0, 3)
    .map((value) => (value.length > 60 ? `${value.slice(0, 59)}…` : value));
  const entry = [...chosen].find(([, choice]) => choice.column === column);
  if (entry === undefined) return { column: column.name, field: null, confidence: 0, reason: 'not needed', samples };
  const [field, { score }] = entry;
  return {
    column: column.name,
    field,
    confidence: Math.round(score.confidence * 100) / 100,
    reason: score.reason,
    samples,
  };
}
