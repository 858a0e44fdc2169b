/**
 * Funnel plot of shares: which groups lie further from the share of all than their size explains? (Spiegelhalter 2005.)
 * When the groups differ more than chance throughout, nobody stands out by being a little away: the limits widen by the
 * root of the overdispersion φ, the mean of the squared z, worked out without the outermost tenths.
 */
import type { Interval } from '../model/figures';
import type { GroupShare } from './betabinomial';
import { Z95, Z998 } from './distributions';

/** Under n·p·(1−p) = 3 the normal limits say too little: grey. */
const LEAST_INFORMATION = 3;
/** Share of the z at each end that is drawn in to the next one before φ is worked out. */
const WINSORISED = 0.1;

export interface FunnelPoint {
  share: number;
  /** standard deviations from the share of all, before φ */
  z: number;
  /** too few for the limits to hold */
  isGrey: boolean;
  /** limits at this n, widened by φ where φ > 1 */
  limits95: Interval;
  limits998: Interval;
  /** which 99.8 % limit the group is beyond; null inside, and null where grey */
  beyond: 'above' | 'below' | null;
}

export interface Funnel {
  /** share of all */
  centre: number;
  /** φ; the limits are multiplied by √φ when it is above 1 */
  overdispersion: number;
  /** one a group, in the order given; null for an empty group */
  points: (FunnelPoint | null)[];
}

/**
 * Each group against the share of all.
 * @param winsorised share of z drawn in at each end; 0 takes all as they are
 * @returns null when there are no trials, or when all or none of them are events
 */
export function funnel(groups: readonly GroupShare[], winsorised = WINSORISED): Funnel | null {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const centre = groups.reduce((sum, group) => sum + group.k, 0) / n;
  if (!(centre > 0 && centre < 1)) return null;
  const zOf = (group: GroupShare) => (group.k / group.n - centre) / Math.sqrt((centre * (1 - centre)) / group.n);
  const drawnIn = winsorise(groups.filter((group) => group.n > 0).map(zOf), winsorised);
  const overdispersion = drawnIn.reduce((sum, z) => sum + z * z, 0) / drawnIn.length;
  const points = groups.map((group): FunnelPoint | null => {
    if (group.n === 0) return null;
    const share = group.k / group.n;
    const isGrey = group.n * centre * (1 - centre) < LEAST_INFORMATION;
    const limits998 = funnelLimits(centre, group.n, Z998, overdispersion);
    const beyond = isGrey ? null : share > limits998.high ? 'above' : share < limits998.low ? 'below' : null;
    const limits95 = funnelLimits(centre, group.n, Z95, overdispersion);
    return { share, z: zOf(group), isGrey, limits95, limits998, beyond };
  });
  return { centre, overdispersion, points };
}

/** p ± z·√(p(1−p)/n)·√φ, within 0…1; φ below 1 narrows nothing. For the curves of the plot at any n above 0. */
export function funnelLimits(centre: number, n: number, z: number, overdispersion = 1): Interval {
  const half = z * Math.sqrt(((centre * (1 - centre)) / n) * Math.max(1, overdispersion));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** The outermost values drawn in to the last one that stays, ⌊share·m⌋ at each end. */
function winsorise(values: readonly number[], share: number): number[] {
  const ordered = [...values].sort((a, b) => a - b);
  const cut = Math.min(Math.floor(share * ordered.length), Math.floor((ordered.length - 1) / 2));
  const [least, most] = [ordered[cut]!, ordered[ordered.length - 1 - cut]!];
  return ordered.map((value) => Math.min(most, Math.max(least, value)));
}
