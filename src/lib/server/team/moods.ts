/** From one mood of the customer to the next, with our turn between: a matrix, and two where a behaviour divides it. */
import { isAboutPeople, withoutFilter, type Filters } from '../../filters';
import { FEWEST, FEWEST_FOR_PERSON, shareFigure } from '../../metrics/figure';
import type { CellDifference, MoodMatrix, MoodRow, MoodSplit } from '../../model/aftermath';
import { BEHAVIOURS } from '../../model/behaviours';
import { MOODS, type NextState } from '../../model/words';
import { benjaminiHochberg, mantelHaenszel, newcombe, transitions, type TransitionCount } from '../../stats';
import { FALSE_FINDS } from './behaviour';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';
import { dataFolder } from '../workspace/workspace';

const ENDS = ['silent', 'resolved'] as const;
export const STATES: readonly NextState[] = [...MOODS, ...ENDS];

interface CountRow extends TransitionCount {
  has: boolean;
}

/**
 * Pairs of a customer's mood and what followed our answer to it: the mood of the next turn, silence, or a conversation
 * that was over. Ends of open conversations are left out.
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function moodMatrix(
  filters: Filters,
  split: MoodSplit | null = null,
  folder = dataFolder(),
): Promise<MoodMatrix> {
  const ours = withoutFilter(withoutFilter(filters, 'metric'), 'line');
  const where = whereOf(ours, 'turn_facts');
  const column = BEHAVIOURS.find(({ id }) => id === split)?.column ?? 'false';
  const counts = await warehouse(folder).query<CountRow>(
    `select mood_before as "from", next_state as "to", ${column} as has, count(*) as count
       from turn_facts
       where side = 'agent' and mood_before is not null and next_state is not null and (${where.sql})
       group by 1, 2, 3`,
    where.params,
  );
  const fewest = isAboutPeople(filters) ? FEWEST_FOR_PERSON : FEWEST;
  const matrix = (rows: readonly CountRow[]) => rowsOf(rows, fewest);
  if (!split) return { states: STATES, all: matrix(counts), split: null };
  const [having, without] = [matrix(counts.filter(({ has }) => has)), matrix(counts.filter(({ has }) => !has))];
  return {
    states: STATES,
    all: matrix(counts),
    split: { by: split, with: having, without, differences: differencesOf(having, without, fewest) },
  };
}

function rowsOf(counts: readonly CountRow[], fewest: number): MoodRow[] {
  return transitions(counts, STATES, ENDS).map(({ from, n, isAbsorbing, isSmall, cells }) => ({
    from,
    n,
    isAbsorbing,
    isSmall,
    cells: cells.map(({ to, count, smoothed }) => ({
      to: to as NextState,
      count,
      figure: shareFigure(count, n, fewest),
      smoothed,
    })),
  }));
}

/** Cells whose rows are large enough in both matrices; chance is corrected for over all of them. */
function differencesOf(having: readonly MoodRow[], without: readonly MoodRow[], fewest: number): CellDifference[] {
  const cells = having.flatMap((row, i) => {
    const other = without[i]!;
    if (row.n < fewest || other.n < fewest) return [];
    return row.cells.map((cell, j) => {
      const stratum = { k1: cell.count, n1: row.n, k0: other.cells[j]!.count, n0: other.n };
      const { value, interval } = newcombe(stratum.k1, stratum.n1, stratum.k0, stratum.n0)!;
      return { from: row.from, to: cell.to, value, interval, p: mantelHaenszel([stratum])?.p ?? null };
    });
  });
  // Where nobody went there is nothing to test.
  const looked = cells.filter(({ p }) => p !== null);
  const adjusted = benjaminiHochberg(looked.map(({ p }) => p!));
  return cells.map(({ p, ...cell }) => {
    const adjustedP =
      p === null ? null : adjusted[looked.findIndex(({ from, to }) => from === cell.from && to === cell.to)]!;
    return { ...cell, adjustedP, isClear: adjustedP !== null && adjustedP <= FALSE_FINDS };
  });
}
