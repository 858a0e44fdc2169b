/**
 * How true the estimates of silent sufferers are, on populations whose size is known: 1,000 of each kind, the same in
 * each run. An interval that says 95 % should hold the truth 950 times; where it does not, the estimator's file in
 * src/lib/stats and the assumptions on the page say so.
 */
import {
  chao,
  chaoClassic,
  chaoModified,
  chapman,
  seeded,
  silentPosterior,
  truncatedPoisson,
  zelterman,
  type PopulationEstimate,
  type RepeatCounts,
} from '../../../src/lib/stats';
import { tableOf } from '../table';
import { CHANNELS, complaintsOf, countsOf, REACHABLE, REPEATS, SHARES } from './populations';

const POPULATIONS = 1000;
const SEED = 20251;
const PRIOR = { alpha: 2, beta: 18 };
const FEWEST = 5;

const ESTIMATORS: Record<string, (counts: RepeatCounts) => PopulationEstimate | null> = {
  'Chao, classic': chaoClassic,
  'Chao, bias-corrected': chao,
  'Chao, modified': chaoModified,
  Zelterman: zelterman,
  'truncated Poisson': truncatedPoisson,
};

interface Found {
  estimate: number;
  low: number;
  high: number;
  truth: number;
}

export function benchSilent(): Promise<string> {
  return Promise.resolve([repeatsTable(), channelsTable(), complaintsTable()].join('\n\n'));
}

function repeatsTable(): string {
  const rows = Object.entries(REPEATS).flatMap(([setting, { truth, times }]) => {
    const random = seeded(SEED);
    const populations = Array.from({ length: POPULATIONS }, () => countsOf(times(random)));
    return Object.entries(ESTIMATORS).map(([name, estimator]) => {
      const found = populations.flatMap((counts) => foundOf(estimator(counts), truth) ?? []);
      return [`${setting}: ${name}`, ...cells(found)];
    });
  });
  return tableOf(`Repeat contacts: 95 % intervals on ${POPULATIONS} populations`, HEADER, rows);
}

function channelsTable(): string {
  const rows = Object.entries(CHANNELS).map(([setting, draw]) => {
    const random = seeded(SEED);
    const found = Array.from({ length: POPULATIONS }, () => {
      const people = Array.from({ length: REACHABLE }, () => draw(random));
      const count = (isIn: (one: [boolean, boolean]) => boolean) => people.filter(isIn).length;
      const estimate = chapman(count(([chat]) => chat), count(([, mail]) => mail), count(([chat, mail]) => chat && mail)); // prettier-ignore
      return foundOf(estimate, REACHABLE);
    });
    return [`${setting}: Chapman`, ...cells(found.flatMap((one) => one ?? []))];
  });
  return tableOf(`Two channels: 95 % intervals on ${POPULATIONS} populations of ${REACHABLE}`, HEADER, rows);
}

function complaintsTable(): string {
  const rows = Object.entries(SHARES).flatMap(([setting, share]) => {
    const random = seeded(SEED);
    const populations = Array.from({ length: POPULATIONS }, () => complaintsOf(random, share(random)));
    const enough = populations.filter(({ complained }) => complained >= FEWEST);
    const alone = enough.map(({ affected, complained }) => affectedOf(affected, complained, PRIOR));
    const surveyed = enough.map(({ affected, complained, survey }) =>
      affectedOf(affected, complained, {
        alpha: PRIOR.alpha + survey.told,
        beta: PRIOR.beta + survey.affected - survey.told,
      }),
    );
    const capped = enough.map(({ affected, complained }) => affectedOf(affected, complained, PRIOR, 2 * affected));
    return [
      [`${setting}: prior alone`, ...cells(alone)],
      [`${setting}: with a survey of 40`, ...cells(surveyed)],
      [`${setting}: with a ceiling of twice the truth`, ...cells(capped)],
    ];
  });
  const title = `Bayes: 80 % intervals on ${POPULATIONS} populations of 50 to 5,000, those with ${FEWEST} complaints or more`;
  return tableOf(title, HEADER, rows);
}

function affectedOf(truth: number, complained: number, prior: typeof PRIOR, ceiling = Infinity): Found {
  const { median, likely } = silentPosterior(complained, prior, ceiling - complained);
  return { truth, estimate: complained + median, low: complained + likely.low, high: complained + likely.high };
}

function foundOf(estimate: PopulationEstimate | null, truth: number): Found | null {
  return estimate && { truth, estimate: estimate.total, low: estimate.interval.low, high: estimate.interval.high };
}

const HEADER = ['', 'holds the truth', 'all below it', 'all above it', 'median off by', 'given'];

function cells(found: Found[]): string[] {
  const share = (isSo: (one: Found) => boolean) =>
    found.length > 0 ? `${((100 * found.filter(isSo).length) / found.length).toFixed(1)} %` : '–';
  const off = found.map(({ estimate, truth }) => estimate / truth - 1).sort((one, other) => one - other);
  const median = off[Math.floor(off.length / 2)];
  return [
    share(({ low, high, truth }) => low <= truth && truth <= high),
    share(({ high, truth }) => high < truth),
    share(({ low, truth }) => low > truth),
    median === undefined ? '–' : `${median < 0 ? '−' : '+'}${Math.abs(100 * median).toFixed(0)} %`,
    String(found.length),
  ];
}
