/**
 * What customers did after our turns, behaviour by behaviour: compared within the same mood before and the same place in
 * the conversation (first turn of the team, second, later), because upset customers get other answers than calm ones.
 */
import { isAboutPeople, withoutFilter, type Filters } from '../../filters';
import { FEWEST, FEWEST_FOR_PERSON, shareFigure } from '../../metrics/figure';
import type { Aftermath, BehaviourReport, BehaviourRow } from '../../model/aftermath';
import { BEHAVIOURS, type BehaviourId } from '../../model/behaviours';
import { benjaminiHochberg, mantelHaenszel, type Stratum } from '../../stats';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';
import { dataFolder } from '../workspace/workspace';

/** Of the finds on a screen of discoveries, so many may be chance (methodology M34). */
export const FALSE_FINDS = 0.1;

/** Turns with it, and turns without it, from which on the two are compared. */
const FEWEST_TO_COMPARE = 20;

const AFTERMATHS: Record<Aftermath, { risk: string; success: string }> = {
  silence: { risk: "next_outcome in ('answered', 'silent')", success: "next_outcome = 'silent'" },
  better_tone: { risk: 'is_tone_raised is not null', success: 'is_tone_raised' },
};

/** One stratum: all its turns, and for each behaviour those with it (n_), of which followed (k_) and content before (c_). */
type StratumRow = Record<string, number>;

/** The query, one row for each mood before and place in the conversation. */
function strataSql(aftermath: Aftermath, where: string): string {
  const { risk, success } = AFTERMATHS[aftermath];
  const counts = BEHAVIOURS.flatMap(({ id, column }) => [
    `sum(case when ${column} then 1 else 0 end) as n_${id}`,
    `sum(case when ${column} and ${success} then 1 else 0 end) as k_${id}`,
    `sum(case when ${column} and ${success} and tone_before > 0 then 1 else 0 end) as c_${id}`,
  ]);
  return `select
  count(*) as n,
  sum(case when ${success} then 1 else 0 end) as k,
  ${counts.join(',\n  ')}
from turn_facts
where side = 'agent' and ${risk} and (${where})
group by mood_before, turn_band`;
}

/** @throws NoWarehouse when nothing has been imported yet */
export async function behaviourReport(
  filters: Filters,
  aftermath: Aftermath,
  folder = dataFolder(),
): Promise<BehaviourReport> {
  const ours = withoutFilter(withoutFilter(filters, 'metric'), 'line');
  const where = whereOf(ours, 'turn_facts');
  const strata = await warehouse(folder).query<StratumRow>(strataSql(aftermath, where.sql), where.params);
  const fewest = isAboutPeople(filters) ? FEWEST_FOR_PERSON : FEWEST;
  const rows = BEHAVIOURS.map(({ id, title }) => compared(id, title, strata, aftermath, fewest));
  return {
    aftermath,
    all: shareFigure(sum(strata, 'k'), sum(strata, 'n'), fewest),
    rows: corrected(rows),
  };
}

function compared(
  id: BehaviourId,
  title: string,
  strata: readonly StratumRow[],
  aftermath: Aftermath,
  fewest: number,
): BehaviourRow {
  const [n1, k1] = [sum(strata, `n_${id}`), sum(strata, `k_${id}`)];
  const [n0, k0] = [sum(strata, 'n') - n1, sum(strata, 'k') - k1];
  // The interval of Mantel and Haenszel is too narrow for a handful of turns: six turns looked like a finding.
  const isShown = [n1, n0].every((n) => n >= FEWEST_TO_COMPARE);
  const adjusted = isShown ? mantelHaenszel(strata.map((row) => stratumOf(row, id))) : null;
  return {
    id,
    title,
    with: shareFigure(k1, n1, fewest),
    without: shareFigure(k0, n0, fewest),
    difference: adjusted && { value: adjusted.difference.value, interval: adjusted.difference.interval },
    oddsRatio: adjusted?.oddsRatio ?? null,
    p: adjusted?.p ?? null,
    adjustedP: null,
    isClear: false,
    strata: adjusted?.strata ?? 0,
    contentBefore: aftermath === 'silence' ? shareFigure(sum(strata, `c_${id}`), k1, fewest) : null,
  };
}

function stratumOf(row: StratumRow, id: BehaviourId): Stratum {
  const [n1, k1] = [Number(row[`n_${id}`]), Number(row[`k_${id}`])];
  return { k1, n1, k0: Number(row.k) - k1, n0: Number(row.n) - n1 };
}

/** One family of looks is one screen: all behaviours that could be compared. */
function corrected(rows: BehaviourRow[]): BehaviourRow[] {
  const looked = rows.filter(({ p }) => p !== null);
  const adjusted = benjaminiHochberg(looked.map(({ p }) => p!));
  const byId = new Map(looked.map(({ id }, i) => [id, adjusted[i]!]));
  return rows.map((row) => {
    const adjustedP = byId.get(row.id) ?? null;
    return { ...row, adjustedP, isClear: adjustedP !== null && adjustedP <= FALSE_FINDS };
  });
}

function sum(rows: readonly StratumRow[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
}
