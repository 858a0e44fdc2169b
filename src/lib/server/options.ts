/** What the filter menus offer, each with how many conversations it holds. */
import { NO_VALUE, type ListFilter } from '../filters';
import { labelOf } from '../metrics/labels';
import type { FilterOptions, Option } from '../model/selection';
import { daysOfData } from './days';
import { agentNames, warehouseInfo } from './info';
import type { Names } from './names';
import { warehouse } from './warehouse';
import { dataFolder } from './workspace';

const COLUMNS: Record<ListFilter, string> = {
  team: 'team',
  agent: 'agent_id',
  channel: 'channel',
  kind: 'kind',
  language: 'language',
  mood: 'mood_start',
};
/** A menu with more entries than this helps nobody; the fullest are offered. */
const MOST = 200;

/** @throws NoWarehouse when nothing has been imported yet */
export async function filterOptions(folder = dataFolder()): Promise<FilterOptions> {
  const [names, days, info] = await Promise.all([agentNames(folder), daysOfData(folder), warehouseInfo(folder)]);
  const menu = (name: ListFilter) => options(name, names, folder);
  const [team, agent, channel, kind, language, mood] = await Promise.all([
    menu('team'),
    menu('agent'),
    menu('channel'),
    menu('kind'),
    menu('language'),
    menu('mood'),
  ]);
  return {
    team,
    agent,
    channel,
    kind,
    language,
    mood,
    hasBusinessHours: info.hasBusinessHours,
    firstDay: days?.first ?? null,
    lastDay: days?.last ?? null,
  };
}

/** What a filter's value is called; `value` as it stands in a URL. */
export function optionLabel(name: ListFilter, value: string, names?: Names): string {
  if (value === NO_VALUE) return name === 'agent' ? 'nobody yet' : `no ${name}`;
  if (name === 'agent') return names?.labelOfNumber(value) ?? `Agent ${value}`;
  if (name === 'language') return languageName(value);
  if (name === 'mood') return value === 'none' ? 'no mood named' : value;
  return name === 'channel' || name === 'kind' ? labelOf(name, value) : value;
}

function languageName(code: string): string {
  if (code === 'und') return 'too short to tell';
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(code) ?? code;
}

async function options(name: ListFilter, names: Names, folder: string): Promise<Option[]> {
  const column = COLUMNS[name];
  const rows = await warehouse(folder).query<{ value: string | null; n: number }>(
    `select ${column} as value, count(*) as n from conversation_facts
     group by ${column} order by n desc, ${column} limit ${MOST}`,
  );
  return rows
    .filter(({ value }) => value !== null || name !== 'mood')
    .map(({ value, n }) => {
      const inUrl = value === null ? NO_VALUE : name === 'agent' ? (names.numberOf(value) ?? NO_VALUE) : value;
      return { value: inUrl, label: optionLabel(name, inUrl, names), n };
    });
}
