/** What the warehouse says of itself, and who the agents in it are. */
import { DEFAULT_SETTINGS, type Settings } from '../../model/settings';
import { seesNoNames } from '../access/viewer';
import { namesOf, type Agent, type Names } from './names';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder, readSettings } from '../workspace/workspace';

export interface Info {
  rulesVersion: string;
  /** the export's own last instant */
  exportedAt: Date | null;
  /** zone and week start in which the facts were cut; a changed setting is pending until it is applied */
  timezone: string;
  weekStart: number;
  /** opening hours were set for at least one team when the facts were counted */
  hasBusinessHours: boolean;
}

/** @throws NoWarehouse when nothing has been imported yet */
export async function warehouseInfo(folder = dataFolder()): Promise<Info> {
  const rows = await warehouse(folder).query<{ key: string; value: string | null }>(
    'select key, value from warehouse_info',
  );
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  const exportedAt = values.get('exported_at') ?? null;
  const instant = exportedAt === null ? null : new Date(withZone(exportedAt));
  return {
    rulesVersion: values.get('rules_version') ?? 'not known',
    exportedAt: instant && !Number.isNaN(instant.getTime()) ? instant : null,
    timezone: values.get('timezone') ?? DEFAULT_SETTINGS.timezone,
    weekStart: Number(values.get('week_start') ?? DEFAULT_SETTINGS.weekStart),
    hasBusinessHours: hasHours(values.get('settings') ?? null),
  };
}

function hasHours(settings: string | null): boolean {
  const { businessHours = {} } = settings === null ? {} : (JSON.parse(settings) as Partial<Settings>);
  return Object.keys(businessHours).length > 0;
}

/** Agents' names or pseudonyms, as the settings say. */
export async function agentNames(folder = dataFolder()): Promise<Names> {
  const [agents, isShown] = await Promise.all([
    warehouse(folder).query<Agent>('select agent_id, name, number, team from agents order by number'),
    areNamesShown(folder),
  ]);
  return namesOf(agents, isShown);
}

/** What topics are called, by id. */
export async function topicTitles(folder = dataFolder()): Promise<Map<string, string>> {
  const rows = await warehouse(folder).query<{ topic: string; title: string }>('select topic, title from topics');
  return new Map(rows.map(({ topic, title }) => [topic, title]));
}

/** Whether agents stand on pages by name, for the person who asks: the one place where that is decided. */
export async function areNamesShown(folder = dataFolder()): Promise<boolean> {
  if (seesNoNames()) return false;
  const settings = await readSettings(folder);
  return settings.showAgentNames && settings.agentNames === 'named';
}

/** Instants in the warehouse are UTC; text without a zone would be read in the zone of this machine. */
function withZone(instant: string): string {
  return /(Z|[+-]\d{2}:?\d{2})$/.test(instant) ? instant : `${instant.replace(' ', 'T')}Z`;
}
