/** The lists behind one line, by week and by team: its own list, narrowed further. */
import type { PhraseLine } from '../../model/phrases';

const DAY = 86_400_000;

function narrowed(query: string, change: (parameters: URLSearchParams) => void): string {
  const parameters = new URLSearchParams(query);
  change(parameters);
  return parameters.toString();
}

/** By the week's key. */
export function weekLinks({ opens, weeks }: PhraseLine): Record<string, string> {
  return Object.fromEntries(
    weeks.map(({ key }) => [
      key,
      narrowed(opens, (parameters) => {
        parameters.set('from', key);
        parameters.set('to', new Date(Date.parse(key) + 6 * DAY).toISOString().slice(0, 10));
      }),
    ]),
  );
}

/** By the team as a URL has it. */
export function teamLinks({ opens, teams }: PhraseLine): Record<string, string> {
  return Object.fromEntries(
    teams.map(({ key }) => [key, narrowed(opens, (parameters) => parameters.set('team', key))]),
  );
}
