/**
 * Filters -> a predicate over one of the fact tables. Columns and tables come from the fixed lists below;
 * values are bound when the query runs and quoted when it is shown.
 */
import type { Metric } from '../../metrics';
import { quoted } from '../../model/sqltext';
import { LIST_FILTERS, NO_VALUE, type Filters, type ListFilter } from '../../filters';

export type FactTable = Metric['table'];

export interface Where {
  /** a predicate, "true" when nothing is filtered */
  sql: string;
  params: Record<string, string>;
}

/** The column a list of values narrows; those of an episode are asked of conversation_facts elsewhere. */
const COLUMNS: Record<ListFilter, { column: string; ofEpisode: boolean }> = {
  team: { column: 'team', ofEpisode: false },
  agent: { column: 'agent_id', ofEpisode: false },
  channel: { column: 'channel', ofEpisode: false },
  kind: { column: 'kind', ofEpisode: false },
  topic: { column: 'topic', ofEpisode: false },
  language: { column: 'language', ofEpisode: false },
  mood: { column: 'mood_start', ofEpisode: true },
};

/** The predicate with named parameters ($filter_0, $filter_1 …), for running. */
export function whereOf(filters: Filters, table: FactTable): Where {
  const params: Record<string, string> = {};
  const sql = predicate(filters, table, (value) => {
    const name = `filter_${Object.keys(params).length}`;
    params[name] = value;
    return `$${name}`;
  });
  return { sql, params };
}

/** The same predicate with the values written in, for SQL that a person reads or pastes into a shell. */
export function literalWhere(filters: Filters, table: FactTable): string {
  return predicate(filters, table, quoted);
}

function predicate(filters: Filters, table: FactTable, bind: (value: string) => string): string {
  const clauses: string[] = [];
  if (filters.from) clauses.push(`day >= ${bind(filters.from)}::date`);
  if (filters.to) clauses.push(`day <= ${bind(filters.to)}::date`);
  for (const name of LIST_FILTERS) {
    if (filters[name].length === 0) continue;
    if (name === 'topic') {
      clauses.push(aboutOneOf(filters.topic, table, bind));
      continue;
    }
    const { column, ofEpisode } = COLUMNS[name];
    const clause = oneOf(name, column, filters[name], bind);
    clauses.push(ofEpisode && table !== 'conversation_facts' && table !== 'topic_facts' ? inEpisodes(clause) : clause);
  }
  if (filters.tag)
    clauses.push(`conversation_id in (select conversation_id from tags where tag = ${bind(filters.tag)})`);
  if (filters.question) {
    const clause = `question_id = ${bind(filters.question)}`;
    clauses.push(table.startsWith('question_') ? clause : inEpisodes(clause, 'question_episodes'));
  }
  return clauses.length ? clauses.join(' and ') : 'true';
}

/** An episode may be about several topics: the one that stands in the facts is only the first of them. */
function aboutOneOf(values: string[], table: FactTable, bind: (value: string) => string): string {
  if (table === 'topic_facts') return oneOf('topic', 'topic', values, bind);
  const named = values.filter((value) => value !== NO_VALUE);
  const alternatives = values.includes(NO_VALUE) ? ['topic is null'] : [];
  if (named.length) {
    const about = oneOf('topic', 'topic', named, bind);
    alternatives.push(
      `(conversation_id, episode) in (select (conversation_id, episode) from topic_facts where ${about})`,
    );
  }
  return alternatives.length === 1 ? alternatives[0]! : `(${alternatives.join(' or ')})`;
}

function oneOf(name: ListFilter, column: string, values: string[], bind: (value: string) => string): string {
  const named = values.filter((value) => value !== NO_VALUE).map(bind);
  const alternatives: string[] = [];
  if (values.includes(NO_VALUE)) alternatives.push(`${column} is null`);
  if (named.length) {
    const list =
      name === 'agent'
        ? `select agent_id from agents where number in (${named.map((value) => `${value}::integer`).join(', ')})`
        : named.join(', ');
    alternatives.push(`${column} in (${list})`);
  }
  return alternatives.length === 1 ? (alternatives[0] as string) : `(${alternatives.join(' or ')})`;
}

function inEpisodes(clause: string, table = 'conversation_facts'): string {
  return `(conversation_id, episode) in (select (conversation_id, episode) from ${table} where ${clause})`;
}
