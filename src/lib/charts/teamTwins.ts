/** The charts of the team as tables: the same rows, rounding and order, with interval and n. */
import { count, dayText, intervalText, percent, tonePoints } from '../components/say';
import type { Agents, FourAsByTeam, HeatMap } from '../model/team';
import type { Twin } from './twins';

type ListOf = (query: string) => string;

/** Teams down, the four A's across. */
export function fourAsTwin({ parts }: FourAsByTeam, listOf: ListOf): Twin {
  const [first] = parts;
  const hasBefore = parts.some(({ before }) => before);
  return {
    columns: ['Team', ...parts.flatMap(({ label }) => [label, '95 % interval', ...(hasBefore ? ['before'] : [])]), 'n'],
    rows: (first?.teams ?? []).map((team, index) => ({
      key: team.key,
      href: first?.opens[team.key] === undefined ? null : listOf(first.opens[team.key] as string),
      cells: [
        team.label,
        ...parts.flatMap(({ teams, before }) => {
          const one = teams[index];
          const earlier = before?.find(({ key }) => key === team.key)?.value ?? null;
          return [
            one?.value == null ? 'too few' : percent(one.value),
            one?.value == null ? '' : intervalText('share', one.interval),
            ...(hasBefore ? [earlier === null ? 'too few' : percent(earlier)] : []),
          ];
        }),
        count(team.n),
      ],
    })),
  };
}

/** Agents down: as counted, estimate, what was to be expected, and whether it is beyond what chance explains. */
export function agentsTwin({ agents }: Agents, listOf: ListOf): Twin {
  const words = { no: 'within', 95: 'outside 95 %', 998: 'outside 99.8 %' };
  return {
    columns: [
      'Agent',
      'As counted',
      '95 % interval',
      'Estimate',
      '95 % interval',
      'Expected',
      'Evened out',
      'Limits',
      'n',
    ],
    rows: agents.map((agent) => ({
      key: agent.key,
      href: listOf(agent.opens),
      cells: [
        agent.label,
        percent(agent.figure.value ?? 0),
        intervalText('share', agent.figure.interval),
        agent.shrunk ? percent(agent.shrunk.value) : '',
        agent.shrunk ? intervalText('share', agent.shrunk.interval) : '',
        percent(agent.expected),
        percent(agent.standardised),
        agent.beyond === null ? 'too few' : words[agent.beyond],
        count(agent.figure.n),
      ],
    })),
  };
}

/** Each agent and column on a line of its own, with its n. */
export function heatTwin({ rows, unit, grain }: HeatMap, listOf: ListOf): Twin {
  return {
    columns: ['Agent', grain === 'week' ? 'Week from' : 'Four weeks from', 'Value', 'n'],
    rows: rows.flatMap((row) =>
      row.cells.map((cell) => ({
        key: `${row.key} ${cell.key}`,
        href: cell.opens === null ? null : listOf(cell.opens),
        cells: [
          row.label,
          dayText(cell.key, true),
          cell.value === null ? 'too few' : unit === 'tone' ? tonePoints(cell.value) : percent(cell.value),
          count(cell.n),
        ],
      })),
    ),
  };
}
