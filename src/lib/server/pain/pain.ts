/**
 * The page of pain: topics of complaints ranked by affected × severity × trend, with each factor beside it (methodology
 * 5.4). The first factor is the middle of the range that the estimate of the silent gives (server/silent/silent.ts); where one
 * customer brings more than 30 % of the contacts, or there is no estimate, it is the customers who told us.
 */
import { filtersTo, NO_VALUE, withoutFilter, type Filters } from '../../filters';
import { FEWEST, figure, shareFigure } from '../../metrics/figure';
import { labelOf } from '../../metrics/labels';
import { PAIN_SORTS, type KindRow, type PainSort, type PainTopic, type PainView } from '../../model/pain';
import type { Silent, SilentEstimate } from '../../model/silent';
import { FACETS } from '../../model/words';
import { meanSeverity, newTopic, painOf, rankIntervals, shrunkTrend, type Pain, type Quantiles } from '../../stats';
import { coverage } from '../report/coverage';
import { daysOfData, plusDays } from '../report/days';
import { topicSummary } from './painsummary';
import { aroundRelease, releaseOf, releasesIn } from './painrelease';
import * as rows from './painrows';
import { daysOfWeek, selectionOf, sparkWeeks, weeksIn, type Selection } from '../report/selection';
import { silent } from '../silent/silent';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

/** A topic is one customer's when more than this share of its contacts is theirs. */
const LOUD = 0.3;
/** The weeks that a new topic is compared with (methodology 5.2). */
const DAYS_NOW = 7;
const DAYS_BEFORE = 28;

export interface PainState {
  sort: PainSort;
  /** id of a release note; "none" for no comparison */
  around: string | null;
}

export function painStateFrom(url: URL): PainState {
  const sort = PAIN_SORTS.find((one) => one === url.searchParams.get('sort')) ?? 'pain';
  return { sort, around: url.searchParams.get('around') };
}

/** null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet */
export async function pain(filters: Filters, state: PainState, folder = dataFolder()): Promise<PainView | null> {
  const [selection, days] = await Promise.all([selectionOf(filters, folder), daysOfData(folder)]);
  if (!selection || !days) return null;
  const { now } = selection;
  const releases = await releasesIn(days, folder);
  const around = releaseOf(releases, state.around, days);
  const estimates = await silent(now, folder);
  const [line, topics, kinds, customers, release] = await Promise.all([
    coverage(now, folder),
    topicsOf(selection, estimates, folder),
    rows.kindCounts(now, folder),
    rows.complainingCustomers(now, folder),
    around ? aroundRelease(around, withoutDays(now), folder) : null,
  ]);
  const shown = topics.filter(({ told }) => told >= FEWEST);
  const complaints = sum(kinds, ({ contacts }) => contacts);
  const other = sum(kinds, (kind) => kind.other);
  const view = {
    sort: state.sort,
    topics: sorted(shown, state.sort).map((topic) => ({ ...topic, release: release?.get(topic.topic) ?? null })),
    tooFew: topics.length - shown.length,
    kinds: kinds.filter(({ customers: n }) => n >= FEWEST).map((kind) => kindRow(kind, now)),
    other: {
      contacts: other,
      share: shareFigure(other, complaints),
      opens: filtersTo({ ...now, case: 'complaints_without_topic' }).toString(),
    },
    ...{ complaints, customers, releases, around },
  };
  return {
    ...view,
    coverage: line,
    periods: selection.periods,
    summary: topicSummary(view, selection.periods),
    silent: estimates,
  };
}

/** All topics that somebody complained about, ranked; also those of too few, which keep no rank. */
async function topicsOf(selection: Selection, estimates: Silent | null, folder: string): Promise<PainTopic[]> {
  const { now, before, weeks, periods, weekStart } = selection;
  const spark = sparkWeeks(weeks, periods.now, weekStart);
  const lately = { ...now, from: plusDays(periods.now.to, 1 - DAYS_NOW) };
  const weeksBefore = { ...now, from: plusDays(lately.from, -DAYS_BEFORE), to: plusDays(lately.from, -1) };
  const [counts, told, byWeek, latelyTold, earlierTold, exposures] = await Promise.all([
    rows.topicCounts(now, folder),
    before ? rows.contactCounts(before, folder) : null,
    rows.weekCounts(spark, folder),
    rows.contactCounts(lately, folder),
    rows.contactCounts(weeksBefore, folder),
    Promise.all([now, before, lately, weeksBefore].map((one) => (one ? rows.conversationCount(one, folder) : 0))),
  ]);
  const [all = 0, allBefore = 0, allLately = 0, allEarlier = 0] = exposures;
  const estimateOf = new Map(estimates?.topics.map((estimate) => [estimate.topic, estimate]));
  const measured = counts.map((row) => {
    const isLoud = row.contacts >= FEWEST && row.loudest > LOUD * row.contacts;
    const estimate = isLoud ? null : (estimateOf.get(row.topic)?.affected ?? null);
    const severities = [row.severity_1, row.severity_2, row.severity_3, row.severity_4];
    const factors: Pain = {
      affected: estimate?.median ?? row.customers,
      ...(estimate && { spread: spreadOf(estimate) }),
      severities,
      before: { events: told?.get(row.topic)?.contacts ?? 0, exposure: told ? allBefore : 0 },
      now: { events: row.contacts, exposure: all },
    };
    return { row, isLoud, estimate, severities, factors };
  });
  const ranked = measured
    .filter(({ row }) => row.customers >= FEWEST)
    .sort((a, b) => painOf(b.factors) - painOf(a.factors) || (a.row.topic < b.row.topic ? -1 : 1));
  const known = ranked.map(({ factors }) => factors);
  const intervals = await warehouse(folder).remembered(['ranks', known], async () => rankIntervals(known));
  return measured.map((one): PainTopic => {
    const { row, isLoud, estimate, severities, factors } = one;
    const place = ranked.indexOf(one);
    const alarm = newTopic(
      { events: earlierTold.get(row.topic)?.contacts ?? 0, exposure: allEarlier },
      { events: latelyTold.get(row.topic)?.contacts ?? 0, exposure: allLately },
      latelyTold.get(row.topic)?.customers ?? 0,
    );
    const weekly = byWeek.get(row.topic);
    return {
      ...{ topic: row.topic, title: row.title, origin: row.origin, include: row.include },
      ...{ told: row.customers, contacts: row.contacts, isLoud, severities },
      kindLabel: labelOf('kind', row.kind ?? ''),
      affected: factors.affected,
      likely: estimate?.likely ?? null,
      severity: figure(
        meanSeverity(severities),
        null,
        sum(severities, (n) => n),
      ),
      trend: shrunkTrend(factors.before, factors.now),
      before: factors.before.events,
      pain: painOf(factors),
      rank: place + 1,
      ranks: intervals[place] ?? { low: 0, high: 0 },
      repeats: shareFigure(row.repeats, row.contacts),
      loudest: row.loudest / row.contacts,
      isNew: alarm?.isNew ?? false,
      weeks: weeksIn(spark, weekStart).map((key) => ({
        key,
        value: weekly?.get(key) ?? 0,
        isInPeriod: daysOfWeek(key, spark).to >= periods.now.from,
      })),
      learned: FACETS.map((facet) => ({ facet, share: row[`learned_${facet}`] / row.contacts })),
      release: null,
      opens: filtersTo({ ...now, topic: [row.topic], metric: 'topic_contacts' }).toString(),
    };
  });
}

function spreadOf({ median, likely, wide }: NonNullable<SilentEstimate['affected']>): Quantiles {
  return [
    [0.05, wide.low],
    [0.1, likely.low],
    [0.5, median],
    [0.9, likely.high],
    [0.95, wide.high],
  ];
}

const VALUES: Record<PainSort, (topic: PainTopic) => number> = {
  pain: ({ pain }) => pain,
  affected: ({ affected }) => affected,
  severity: ({ severity }) => severity.value ?? 0,
  trend: ({ trend }) => trend,
  told: ({ told }) => told,
  contacts: ({ contacts }) => contacts,
  repeats: ({ repeats }) => repeats.value ?? 0,
};

function sorted(topics: readonly PainTopic[], sort: PainSort): PainTopic[] {
  return topics.toSorted((a, b) => VALUES[sort](b) - VALUES[sort](a) || a.rank - b.rank);
}

function kindRow({ kind, contacts, customers, n, s }: rows.KindCounts, now: Filters): KindRow {
  return {
    ...{ kind, contacts, customers, label: labelOf('kind', kind ?? '') },
    severity: figure(n > 0 ? s / n : null, null, n),
    opens: filtersTo({ ...now, kind: [kind ?? NO_VALUE], case: 'complaints' }).toString(),
  };
}

function withoutDays(filters: Filters): Filters {
  return withoutFilter(withoutFilter(filters, 'from'), 'to');
}

function sum<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((total, one) => total + value(one), 0);
}
