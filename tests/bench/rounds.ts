/**
 * Paired rounds: every subject does the same work once a round, in turn, and the order is turned round every other
 * round. What slows the machine for a moment slows neighbours alike, so ratios are taken within a round, and the
 * median over rounds is reported with its quartiles.
 */
/** Does the work once and resolves to the seconds it took. */
export type Round = () => Promise<number>;

export interface Spread {
  median: number;
  /** first and third quartile */
  quartiles: [number, number];
}

/** Seconds of each subject, round by round; the same index is the same round. */
export type Timings<Name extends string> = Record<Name, number[]>;

/** @param warmUps rounds that are run and not counted, for compilers and caches */
export async function runInTurn<Name extends string>(
  subjects: Record<Name, Round>,
  rounds: number,
  warmUps = 1,
): Promise<Timings<Name>> {
  const names = Object.keys(subjects) as Name[];
  const timings = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Timings<Name>;
  for (let round = 0; round < rounds + warmUps; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const seconds = await subjects[name]();
      if (round >= warmUps) timings[name].push(seconds);
    }
  }
  return timings;
}

/** How many times as fast as `base` a subject was, within each round. */
export function timesAsFast(seconds: number[], base: number[]): Spread {
  return spreadOf(seconds.map((own, round) => base[round]! / own));
}

export function spreadOf(values: number[]): Spread {
  return { median: quantile(values, 0.5), quartiles: [quantile(values, 0.25), quantile(values, 0.75)] };
}

/** Interpolated between neighbours. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at % 1);
}

/** Seconds since `start`, which is a value of process.hrtime.bigint(). */
export function secondsSince(start: bigint): number {
  return Number(process.hrtime.bigint() - start) / 1e9;
}
