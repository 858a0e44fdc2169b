/**
 * One figure agent by agent, fairly: nobody under twenty, shares of few drawn towards that of all, limits that know how
 * much chance explains, and what the same moods and kinds would have brought everybody. No order but that of names.
 */
import { filtersTo, type Filters } from '../../filters';
import { composeSql, type Row } from '../../metrics';
import { FEWEST_FOR_PERSON, shareFigure } from '../../metrics/figure';
import { figureOnly, type Metric, type ShareMetric, type SharesMetric } from '../../metrics/metric';
import type { Interval } from '../../model/figures';
import type { Agents, AgentShare } from '../../model/team';
import { funnel, funnelLimits, shrink, standardised, Z95, Z998, type Funnel, type StratumShare } from '../../stats';
import { agentNames } from '../people/info';
import type { Names } from '../people/names';
import { groupsOf } from '../report/report';
import { percent } from '../report/sentences';
import { literalWhere } from '../report/where';

/** What cases are evened out by: columns of the metric's table, and their names in a sentence. */
const CASE_MIX = {
  conversation_facts: { columns: ['mood_start', 'kind'], words: 'mood on arrival and kind' },
  message_facts: { columns: ['kind', 'channel'], words: 'kind and channel' },
  turn_facts: { columns: ['mood_before', 'kind'], words: 'mood before and kind' },
  promise_facts: { columns: ['kind', 'channel'], words: 'kind and channel' },
  question_episodes: { columns: ['mood_start', 'kind'], words: 'mood on arrival and kind' },
  question_asks: { columns: ['mood_start', 'kind'], words: 'mood on arrival and kind' },
  question_answers: { columns: ['mood_start', 'kind'], words: 'mood on arrival and kind' },
  topic_facts: { columns: ['topic', 'kind'], words: 'topic and kind' },
} as const satisfies Record<Metric['table'], { columns: readonly string[]; words: string }>;

/** A metric whose figure is a share: k of n. */
export type MetricOfShare = ShareMetric | (SharesMetric & { headline: { type: 'share' } });
export const isOfShare = (metric: Metric): metric is MetricOfShare =>
  metric.kind === 'share' || (metric.kind === 'shares' && metric.headline.type === 'share');
const FAN_STEPS = 40;

interface Counted {
  agentId: string;
  k: number;
  n: number;
  strata: StratumShare[];
}

/** @throws NoWarehouse when nothing has been imported yet */
export async function agentShares(metric: MetricOfShare, filters: Filters, counted: string, folder: string) {
  const mix = CASE_MIX[metric.table];
  const [rows, names] = await Promise.all([
    groupsOf(figureOnly(metric), filters, { by: 'agent', within: mix.columns }, folder),
    agentNames(folder),
  ]);
  const everybody = countedOf(rows, mix.columns);
  const shown = everybody
    .filter(({ n }) => n >= FEWEST_FOR_PERSON)
    .map((one) => ({ ...one, label: names.label(one.agentId) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en', { numeric: true }));
  const all = strataOf(everybody.flatMap(({ strata }) => strata));
  const n = sum(everybody.map((one) => one.n));
  const centre = n > 0 ? sum(everybody.map((one) => one.k)) / n : null;
  const evened = shown.map((one) => standardised(one.strata, all));
  const adjusted = evened.map(({ ratio }) => Math.min(1, (centre ?? 0) * (ratio ?? 1)));
  const limits = funnel(shown.map((one, index) => ({ k: one.n * (adjusted[index] ?? 0), n: one.n })));
  const shrunk = shrink(shown);
  // Of fewer than eight agents the spread is a guess, so each keeps the share as counted, with Wilson's interval.
  const isShrunk = shrunk !== null && shrunk.prior !== null && !shrunk.isUnstable;
  const agents = shown.map((one, index): AgentShare => {
    const point = limits?.points[index];
    return {
      key: names.numberOf(one.agentId) ?? '',
      label: one.label,
      figure: shareFigure(one.k, one.n, FEWEST_FOR_PERSON),
      shrunk: isShrunk ? (shrunk.groups[index] ?? null) : null,
      expected: (evened[index]?.expected ?? 0) / one.n,
      standardised: adjusted[index] ?? 0,
      beyond: !point || point.isGrey ? null : beyondOf(point.share, point.limits95, point.limits998),
      opens: opensOf(metric, filters, names, one.agentId),
    };
  });
  return {
    metric: metric.id,
    title: metric.title,
    counted,
    caseMix: mix.words,
    agents,
    tooFew: everybody.length - shown.length,
    centre,
    n,
    overdispersion: limits?.overdispersion ?? null,
    fans: limits ? fansOf(limits, shown) : [],
    funnelSummary: funnelSummary(agents),
    estimateSummary: estimateSummary(agents),
    sql: composeSql(metric, {
      where: literalWhere(filters, metric.table),
      by: 'agent',
      within: mix.columns,
    }),
  } satisfies Agents;
}

function countedOf(rows: Row[], columns: readonly string[]): Counted[] {
  const byAgent = new Map<string, Counted>();
  for (const row of rows) {
    const agentId = String(row.key ?? '');
    if (agentId === '') continue;
    const one = byAgent.get(agentId) ?? { agentId, k: 0, n: 0, strata: [] };
    const [k, n] = [Number(row.k ?? 0), Number(row.n ?? 0)];
    one.k += k;
    one.n += n;
    one.strata.push({ key: columns.map((column) => String(row[column] ?? '')).join(' '), k, n });
    byAgent.set(agentId, one);
  }
  return [...byAgent.values()];
}

function strataOf(parts: StratumShare[]): StratumShare[] {
  const whole = new Map<string, StratumShare>();
  for (const { key, k, n } of parts) {
    const stratum = whole.get(key) ?? { key, k: 0, n: 0 };
    whole.set(key, { key, k: stratum.k + k, n: stratum.n + n });
  }
  return [...whole.values()];
}

function beyondOf(share: number, inner: Interval, outer: Interval): AgentShare['beyond'] {
  const isOutside = ({ low, high }: Interval) => share < low || share > high;
  return isOutside(outer) ? '998' : isOutside(inner) ? '95' : 'no';
}

function opensOf(metric: MetricOfShare, filters: Filters, names: Names, agentId: string): string {
  const number = names.numberOf(agentId);
  return filtersTo({ ...filters, ...(number && { agent: [number] }), metric: metric.id }).toString();
}

function fansOf({ centre, overdispersion }: Funnel, shown: { n: number }[]): Agents['fans'] {
  const sizes = shown.map(({ n }) => n);
  const [least, most] = [Math.max(1, Math.min(...sizes) * 0.8), Math.max(...sizes) * 1.08];
  return Array.from({ length: FAN_STEPS + 1 }, (_, step) => {
    const n = least + ((most - least) * step) / FAN_STEPS;
    return {
      n,
      inner: funnelLimits(centre, n, Z95, overdispersion),
      outer: funnelLimits(centre, n, Z998, overdispersion),
    };
  });
}

function funnelSummary(agents: AgentShare[]): string {
  if (agents.length < 2) return 'Fewer than two agents have twenty or more, so nobody can be compared.';
  const outside = agents.filter(({ beyond }) => beyond === '95' || beyond === '998').length;
  const far = agents.filter(({ beyond }) => beyond === '998').length;
  const of = `of ${agents.length} agents`;
  if (outside === 0) return `None ${of} lies outside the limits: what differs between them, chance explains.`;
  const farther = far === 0 ? 'none outside 99.8\u00a0%' : `${far} outside 99.8\u00a0%`;
  return `${outside} ${of} ${outside === 1 ? 'lies' : 'lie'} outside the 95\u00a0% limits, ${farther}. One in twenty does so by chance.`;
}

function estimateSummary(agents: AgentShare[]): string {
  const values = agents.flatMap(({ figure, shrunk }) => shrunk?.value ?? figure.value ?? []);
  if (values.length < 2) return 'Fewer than two agents have twenty or more, so nobody can be compared.';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const what = agents.some(({ shrunk }) => shrunk) ? 'Estimates' : 'Shares';
  const range = `${what} lie between ${percent(low)} and ${percent(high)}`;
  return `${range}. Where two intervals overlap, nothing says that the two differ: this is not a ranking.`;
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
