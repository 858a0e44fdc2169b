/** What the filter menus offer, each with how many conversations it holds. */
import { NO_VALUE, type ListFilter } from '../../filters';
import { labelOf } from '../../metrics/labels';
import type { FilterOptions, Option } from '../../model/selection';
import { daysOfData } from './days';
import { agentNames, topicTitles, warehouseInfo } from '../people/info';
import type { Names } from '../people/names';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

const COLUMNS: Record<ListFilter, string> = {
  team: 'team',
  agent: 'agent_id',
  channel: 'channel',
  kind: 'kind',
  topic: 'topic',
  language: 'language',
  mood: 'mood_start',
};
/** A menu with more entries than this helps nobody; the fullest are offered. */
const MOST = 200;

/** @throws NoWarehouse when nothing has been imported yet */
export async function filterOptions(folder = dataFolder()): Promise<FilterOptions> {
  const [labels, days, info] = await Promise.all([valueLabels(folder), daysOfData(folder), warehouseInfo(folder)]);
  const menu = (name: ListFilter) => options(name, labels, folder);
  const [team, agent, channel, kind, topic, language, mood] = await Promise.all([
    menu('team'),
    menu('agent'),
    menu('channel'),
    menu('kind'),
    menu('topic'),
    menu('language'),
    menu('mood'),
  ]);
  return {
    team,
    agent,
    channel,
    kind,
    topic,
    language,
    mood,
    hasBusinessHours: info.hasBusinessHours,
    firstDay: days?.first ?? null,
    lastDay: days?.last ?? null,
  };
}

/** Names that only the warehouse knows. */
export interface ValueLabels {
  agents: Names;
  topics: ReadonlyMap<string, string>;
}

/** @throws NoWarehouse when nothing has been imported yet */
export async function valueLabels(folder = dataFolder()): Promise<ValueLabels> {
  const [agents, topics] = await Promise.all([agentNames(folder), topicTitles(folder)]);
  return { agents, topics };
}

/** What a filter's value is called; `value` as it stands in a URL. */
export function optionLabel(name: ListFilter, value: string, labels?: ValueLabels): string {
  if (value === NO_VALUE) return name === 'agent' ? 'nobody yet' : `no ${name}`;
  if (name === 'agent') return labels?.agents.labelOfNumber(value) ?? `Agent ${value}`;
  if (name === 'topic') return labels?.topics.get(value) ?? value;
  if (name === 'language') return languageName(value);
  if (name === 'mood') return value === 'none' ? 'no mood named' : value;
  return name === 'channel' || name === 'kind' ? labelOf(name, value) : value;
}

function languageName(code: string): string {
  if (code === 'und') return 'too short to tell';
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(code) ?? code;
}

async function options(name: ListFilter, labels: ValueLabels, folder: string): Promise<Option[]> {
  const column = name === 'topic' ? 'topic_facts.topic' : COLUMNS[name];
  // Of topics each episode counts under all that it is about, as the filter finds it.
  const about = 'left join topic_facts using (conversation_id, episode)';
  const rows = await warehouse(folder).query<{ value: string | null; n: number }>(
    `select ${column} as value, count(*) as n from conversation_facts ${name === 'topic' ? about : ''}
     group by ${column} order by n desc, ${column} limit ${MOST}`,
  );
  return rows
    .filter(({ value }) => value !== null || name !== 'mood')
    .map(({ value, n }) => {
      const inUrl = value === null ? NO_VALUE : name === 'agent' ? (labels.agents.numberOf(value) ?? NO_VALUE) : value;
      return { value: inUrl, label: optionLabel(name, inUrl, labels), n };
    });
}
