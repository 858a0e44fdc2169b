/** What the page of settings shows: the settings that most teams want, and whether the figures hold them yet. */
import { NOT_COUNTED, type Settings, type ShownSettings } from '../../model/settings';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder, readSettings } from './workspace';

export interface SettingsShown {
  settings: ShownSettings;
  /** teams of the warehouse, most conversations first */
  teams: string[];
  /** format:account of each account that was imported */
  accounts: string[];
  /** something decided is not in the figures yet */
  isPending: boolean;
}

/** The settings in force, also before anything has been imported. @throws WorkspaceProblem */
export async function settingsShown(folder = dataFolder()): Promise<SettingsShown> {
  const settings = await readSettings(folder);
  const shown = shownOf(settings);
  if (!(await warehouse(folder).exists())) return { settings: shown, teams: [], accounts: [], isPending: false };
  const [teams, accounts, [counted]] = await Promise.all([
    warehouse(folder).query<{ team: string }>(
      'select team from conversation_facts where team is not null group by team order by count(*) desc, team',
    ),
    warehouse(folder).query<{ source: string; account_id: string }>(
      'select source, account_id from conversations group by source, account_id order by source, account_id',
    ),
    warehouse(folder).query<{ value: string }>("select value from warehouse_info where key = 'settings'"),
  ]);
  return {
    settings: shown,
    teams: teams.map(({ team }) => team),
    accounts: accounts.map(({ source, account_id }) => `${source}:${account_id}`),
    isPending: counted !== undefined && isOther(JSON.parse(counted.value), settings),
  };
}

const shownOf = (settings: Settings): ShownSettings => {
  const { timezone, weekStart, businessHours, linkTemplates, console } = settings;
  const { headlineEmpathy, episodeGapDays, readNotes, retentionDays } = settings;
  return {
    ...{ timezone, weekStart, businessHours, linkTemplates, console },
    ...{ headlineEmpathy, episodeGapDays, readNotes, retentionDays },
  };
};

/** Whether the facts were counted with other settings; those that change no figure do not matter. */
function isOther(counted: Partial<Settings>, now: Settings): boolean {
  const names = Object.keys(now).filter((name) => !NOT_COUNTED.includes(name)) as (keyof Settings)[];
  return names.some((name) => JSON.stringify(counted[name]) !== JSON.stringify(now[name]));
}
