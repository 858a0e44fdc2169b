/**
 * The lines of a warehouse: which of the stored words belong to which line. The words are read once for each state of
 * the warehouse; SQL then counts lines by joining what was found, so that pages and lists count the same messages.
 */
import type { Dialect } from '../../metrics';
import { PHRASE_TAGS, type PhraseTag, type TeamPhrase } from '../../model/phrases';
import { readPhrases } from '../phrases/phrases';
import { warehouse, type Params } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

export interface LineBook {
  /** the plainer line beside a line, null when there is none */
  instead(key: string): string | null;
  /** SQL expression for the line of a row of tags of one tag, and what it needs joined and bound; as the warehouse reads
   * it, unless another dialect is named */
  of(tag: PhraseTag, dialect?: Dialect): LineSql;
}

export interface LineSql {
  /** uses tag, rule and matched_text of the table tags, and the join below */
  expression: string;
  /** `left join … ` behind the table tags */
  join: string;
  params: Params;
}

/** Wordings that are looked up one by one; rarer ones count for the rule's own line. */
const MOST_WORDINGS = 20_000;
/** How many are looked up before other requests have their turn: about 10 ms of work. */
const AT_ONCE = 200;
/** Between wordings in a bound text: a sign that no message holds. */
const BETWEEN = '\u001f';

/** @throws NoWarehouse when nothing has been imported yet */
export async function linesOf(folder = dataFolder()): Promise<LineBook> {
  const team = await readPhrases(folder);
  return warehouse(folder).remembered(['lines', team], () => looked(team, folder));
}

/** The tag that a key begins with. */
export function tagOf(key: string): PhraseTag {
  const tag = PHRASE_TAGS.find((one) => key === one || key.startsWith(`${one}.`));
  if (!tag) throw new Error(`"${key}" is no line; expected one that begins with ${PHRASE_TAGS.join(', ')}.`);
  return tag;
}

/**
 * Episodes in which one of our people wrote a line (or any line of a tag), as a predicate on conversation_facts.
 * Bots, notes and messages that are not scored do not count, here as on the page of phrases.
 */
export async function lineWhere(
  key: string,
  folder = dataFolder(),
  dialect = warehouse(folder).dialect,
): Promise<{ sql: string; params: Params }> {
  if (isRepeated(key)) {
    const isLine = key === REPEATED ? 'true' : 'line_id = $line';
    return {
      sql: inReplies(`select message_id from repeated_line_uses where ${isLine}`),
      params: key === REPEATED ? {} : { line: lineIdOf(key) },
    };
  }
  const tag = tagOf(key);
  const lines = (await linesOf(folder)).of(tag, dialect);
  const [join, isLine, params] =
    key === tag ? ['', 'true', {}] : [lines.join, `${lines.expression} = $line`, { ...lines.params, line: key }];
  return { sql: inReplies(`select message_id from tags ${join} where tag = '${tag}' and ${isLine}`), params };
}

/** Key of any line that the team repeats; behind a dot, of one of them: "repeated.1a2b3c4d" is line-1a2b3c4d. */
export const REPEATED = 'repeated';
export const isRepeated = (key: string): boolean => key === REPEATED || key.startsWith(`${REPEATED}.`);
export const lineIdOf = (key: string): string => key.replace(`${REPEATED}.`, 'line-');
export const repeatedKey = (lineId: string): string => lineId.replace('line-', `${REPEATED}.`);

function inReplies(messages: string): string {
  return `(conversation_id, episode) in (
    select (conversation_id, episode) from message_facts
    where is_human_agent and is_public and is_scored and message_id in (${messages}))`;
}

async function looked(team: TeamPhrase[], folder: string): Promise<LineBook> {
  const { dialect: served } = warehouse(folder);
  const [{ lineOf, ownLine }, rows] = await Promise.all([
    import('../../tagging/lines'),
    warehouse(folder).query<{ tag: PhraseTag; rule: string; matched_text: string }>(
      // Web addresses are no wordings: they belong to the rule's own line, and there may be one for every message.
      `select tag, rule, matched_text from tags
       where tag in (${PHRASE_TAGS.map((tag) => `'${tag}'`).join(', ')})
         and rule not like 'team.%' and not regexp_matches(matched_text, '(?i)^(https?://|www[.])')
       group by tag, rule, matched_text order by count(*) desc, tag, matched_text limit ${MOST_WORDINGS}`,
    ),
  ]);
  const own = new Map(PHRASE_TAGS.map((tag) => [tag, ownLine(tag)]));
  const plainer = new Map([...own.values()].map(({ key, instead }) => [key, instead]));
  for (const { id, tag } of team) {
    const { key, instead } = lineOf(tag, `team.${id}`, '', team);
    plainer.set(key, instead);
  }
  const known = new Map<PhraseTag, [text: string, key: string][]>(PHRASE_TAGS.map((tag) => [tag, []]));
  for (const [index, { tag, rule, matched_text }] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    const { key, instead } = lineOf(tag, rule, matched_text, team);
    if (key === own.get(tag)?.key) continue;
    plainer.set(key, instead);
    known.get(tag)?.push([matched_text, key]);
  }
  return {
    instead: (key) => plainer.get(key) ?? null,
    of: (tag, dialect = served) => ({
      expression: `case when tags.rule like 'team.%' then tags.tag || '.team-' || substr(tags.rule, 6) else coalesce(known.line, $own_line) end`,
      join: `left join (${dialect.pairs('$wordings', '$lines', `'${BETWEEN}'`)}) known on known.wording = tags.matched_text`,
      params: {
        own_line: own.get(tag)?.key ?? tag,
        wordings: (known.get(tag) ?? []).map(([text]) => text).join(BETWEEN),
        lines: (known.get(tag) ?? []).map(([, key]) => key).join(BETWEEN),
      },
    }),
  };
}
