/** Populations whose size is known: how often each member was counted, or in which of two channels, or who complained. */
import { drawPoisson } from '../../../src/lib/stats';
import { beta, binomial, gamma, type Random } from './random';

export const WILLING = 200;
const RATE = 0.8;

/** How often each of 200 people wrote, and how many people there are for the estimate to find. */
export const REPEATS: Record<string, { truth: number; times: (random: Random) => number[] }> = {
  'all at one rate (Poisson 0.8)': { truth: WILLING, times: (random) => people(() => drawPoisson(RATE, random)) },
  'at rates that differ (gamma, shape 2)': {
    truth: WILLING,
    times: (random) => people(() => drawPoisson((RATE * gamma(random, 2)) / 2, random)),
  },
  'half stop after the first time': {
    truth: WILLING,
    times: (random) =>
      people(() => {
        const times = drawPoisson(RATE, random);
        return times > 1 && random() < 0.5 ? 1 : times;
      }),
  },
  'rates differ, half stop': {
    truth: WILLING,
    times: (random) =>
      people(() => {
        const times = drawPoisson((RATE * gamma(random, 2)) / 2, random);
        return times > 1 && random() < 0.5 ? 1 : times;
      }),
  },
  '800 more never write': { truth: 5 * WILLING, times: (random) => people(() => drawPoisson(RATE, random)) },
};

function people(times: () => number): number[] {
  return Array.from({ length: WILLING }, times);
}

/** f1, f2, f3 … of how often each was counted. */
export function countsOf(times: readonly number[]): number[] {
  const counts = new Array<number>(Math.max(1, ...times)).fill(0);
  for (const time of times) if (time > 0) counts[time - 1]! += 1;
  return counts;
}

export const REACHABLE = 500;

/** Chances of each person to write by chat and by mail. */
export const CHANNELS: Record<string, (random: Random) => [chat: boolean, mail: boolean]> = {
  'channels independent (0.3, 0.2)': (random) => [random() < 0.3, random() < 0.2],
  'the same people write everywhere': (random) => {
    const eager = random() < 0.3 ? 2 : 4 / 7;
    return [random() < 0.3 * eager, random() < 0.2 * eager];
  },
  'chat instead of mail': (random) => {
    const chat = random() < 0.3;
    return [chat, random() < (chat ? 0.08 : 0.25)];
  },
};

export interface Complained {
  affected: number;
  complained: number;
  survey: { affected: number; told: number };
}

/** Some affected, a share of them complains, and 40 affected are asked whether they did. */
export function complaintsOf(random: Random, share: number): Complained {
  const affected = Math.round(50 * 100 ** random());
  return {
    affected,
    complained: binomial(random, affected, share),
    survey: { affected: 40, told: binomial(random, 40, share) },
  };
}

/** Shares that complain: as the default prior has them, or one and the same, as studies report. */
export const SHARES: Record<string, (random: Random) => number> = {
  'a share as the prior has it': (random) => beta(random, 2, 18),
  '1 of 11 complains': () => 1 / 11,
  '1 of 33 (small nuisances)': () => 1 / 33,
  '1 of 1.6 (business software)': () => 1 / 1.6,
};
