/** What the page of settings shows: the settings that most teams want, and whether the figures hold them yet. */
import { NOT_COUNTED, type Settings } from '../../model/settings';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder, readSettings } from './workspace';

export interface SettingsShown {
  settings: Pick<Settings, 'timezone' | 'weekStart' | 'businessHours'>;
  /** teams of the warehouse, most conversations first */
  teams: string[];
  /** something decided is not in the figures yet */
  isPending: boolean;
}

/** The settings in force, also before anything has been imported. @throws WorkspaceProblem */
export async function settingsShown(folder = dataFolder()): Promise<SettingsShown> {
  const { timezone, weekStart, businessHours, ...others } = await readSettings(folder);
  const shown = { timezone, weekStart, businessHours };
  if (!(await warehouse(folder).exists())) return { settings: shown, teams: [], isPending: false };
  const [teams, [counted]] = await Promise.all([
    warehouse(folder).query<{ team: string }>(
      'select team from conversation_facts where team is not null group by team order by count(*) desc, team',
    ),
    warehouse(folder).query<{ value: string }>("select value from warehouse_info where key = 'settings'"),
  ]);
  return {
    settings: shown,
    teams: teams.map(({ team }) => team),
    isPending: counted !== undefined && isOther(JSON.parse(counted.value), { ...shown, ...others }),
  };
}

/** Whether the facts were counted with other settings; those that change no figure do not matter. */
function isOther(counted: Partial<Settings>, now: Settings): boolean {
  const names = Object.keys(now).filter((name) => !NOT_COUNTED.includes(name)) as (keyof Settings)[];
  return names.some((name) => JSON.stringify(counted[name]) !== JSON.stringify(now[name]));
}
