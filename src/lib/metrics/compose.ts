/**
 * Metric to SQL text. The filters come in as one predicate; what goes out names its columns as result.ts
 * reads them, and carries the plain figure as `value` where SQL alone can give it.
 */
import { DUCKDB, type Dialect } from './dialect';
import {
  businessColumn,
  DIMENSIONS,
  type Clock,
  type CountsMetric,
  type Dimension,
  type MeanMetric,
  type Metric,
  type RareMetric,
  type RatioMetric,
  type SharesMetric,
  type SilentMetric,
  type TimeMetric,
  type TotalMetric,
} from './metric';

export interface Cut {
  /** SQL predicate of the filters, on the metric's table; empty or `true` for none */
  where?: string;
  /** one group of rows for each value of this dimension, in the column `key` ('' where it is not known) */
  by?: Dimension;
  /** on which clock waits are measured: the calendar's (default), or opening hours only */
  clock?: Clock;
  /** columns of the metric's table by which the groups are cut further, each under its own name */
  within?: readonly string[];
  /** for a mean that is shown without an interval: sums over the rows, and none by customer */
  isPlain?: boolean;
  /** in which words the engine is asked (default DuckDB's) */
  dialect?: Dialect;
}

/** The query for one metric under some filters. */
export function composeSql(metric: Metric, cut: Cut = {}): string {
  if (metric.kind === 'mean') return meanSql(metric, cut);
  if (metric.kind === 'share') return sharesSql(metric, metric.success, [], cut);
  if (metric.kind === 'rare') return rareSql(metric, cut);
  if (metric.kind === 'counts') return countsSql(metric, cut);
  if (metric.kind === 'ratio') return ratioSql(metric, cut);
  if (metric.kind === 'total') return totalSql(metric, cut);
  if (metric.kind === 'silent') return silentSql(metric, cut);
  if (metric.kind === 'time') return timeSql(metric, cut);
  const { headline } = metric;
  if (headline.type === 'mean') return coverageSql(metric, headline.value, cut);
  return sharesSql(metric, headline.success, partColumns(metric), cut, headline.of);
}

/** Columns n, s, ss, sn, nn, clusters of the figure; for the variants the same with 1, 2 … behind them. */
function meanSql(metric: MeanMetric, cut: Cut): string {
  if (cut.isPlain) return plainMeanSql(metric, cut);
  const values = [metric.value, ...metric.variants.map((variant) => variant.value)];
  return perCustomer(
    metric,
    cut,
    values.flatMap((value, i) => [`count(${value}) as n${suffix(i)}`, `sum(${value}) as s${suffix(i)}`]),
    values.flatMap((_, i) => clusterColumns(suffix(i))),
  );
}

/** Columns n and s of the figure. */
function plainMeanSql(metric: MeanMetric, cut: Cut): string {
  const [n, s] = [`count(${metric.value})`, `sum(${metric.value})`];
  return select({
    columns: [...key(cut), `${s} / nullif(${n}, 0) as value`, `${n} as n`, `${s} as s`],
    from: metric.table,
    where: predicates(metric, cut),
    groupBy: groups(cut),
  });
}

/** The columns of a mean's figure, and the parts' counts. */
function coverageSql(metric: SharesMetric, value: string, cut: Cut): string {
  const parts = partColumns(metric);
  return perCustomer(
    metric,
    cut,
    ['count(*) as n', `sum(${value}) as s`, ...parts.map(({ name, counted }) => `${countWhere(counted)} as ${name}`)],
    [...clusterColumns(''), ...parts.map(({ name }) => `sum(${name}) as ${name}`)],
  );
}

/** The columns of a mean, of which n is what is counted per, and the rows that it lies in. */
function ratioSql(metric: RatioMetric, cut: Cut): string {
  return perCustomer(
    metric,
    cut,
    [
      `sum(${metric.of}) as n`,
      `sum(case when ${metric.of} > 0 then ${metric.hits} else 0 end) as s`,
      `${countWhere(`${metric.of} > 0`)} as row_count`,
    ],
    [...clusterColumns(''), 'sum(row_count) as row_count'],
    metric.per,
  );
}

/** Columns n and k of the figure. */
function rareSql(metric: RareMetric, cut: Cut): string {
  return select({
    columns: [
      ...key(cut),
      `${countWhere(metric.success)} * ${metric.per.toFixed(1)} / nullif(count(*), 0) as value`,
      'count(*) as n',
      `${countWhere(metric.success)} as k`,
    ],
    from: metric.table,
    where: predicates(metric, cut),
    groupBy: groups(cut),
  });
}

/** The figure is the n that it rests on. */
function totalSql(metric: TotalMetric, cut: Cut): string {
  return select({
    columns: [...key(cut), `${metric.total} as value`, `${metric.total} as n`],
    from: metric.table,
    where: predicates(metric, cut),
    groupBy: groups(cut),
  });
}

/** One row for customers of a topic who are alike: how often they wrote, their worst severity, their channels. */
function silentSql(metric: SilentMetric, cut: Cut): string {
  const { dialect = DUCKDB } = cut;
  const alike = ['topic', 'times', 'severity', 'channels'];
  return select({
    columns: [...key(cut, 'key'), ...alike, 'sum(people) as people'],
    from: `(${indent(
      select({
        columns: [
          ...key(cut),
          'topic',
          'count(distinct contact_number) as times',
          'max(severity) as severity',
          `${dialect.distinctList('channel')} as channels`,
          'case when count(contact_number) > 0 then 1 else count(*) end as people',
        ],
        from: metric.table,
        where: predicates(metric, cut),
        groupBy: [...new Set([...groups(cut), 'topic', 'customer_id'])],
      }),
    )}) as by_customer`,
    groupBy: [...(cut.by ? ['key'] : []), ...(cut.within ?? []), ...alike],
  });
}

/** Columns n and k of the figure, both sums over the rows. */
function countsSql(metric: CountsMetric, cut: Cut): string {
  return select({
    columns: [
      ...key(cut),
      `sum(${metric.hits}) * 1.0 / nullif(sum(${metric.of}), 0) as value`,
      `sum(${metric.of}) as n`,
      `sum(${metric.hits}) as k`,
    ],
    from: metric.table,
    where: predicates(metric, cut),
    groupBy: groups(cut),
  });
}

/** Sums within each customer, then over customers: what a cluster-robust interval needs, and no row a customer. */
function perCustomer(metric: Metric, cut: Cut, inner: string[], outer: string[], per = 1): string {
  const value = `sum(s)${per === 1 ? '' : ` * ${per.toFixed(1)}`} / nullif(sum(n), 0) as value`;
  // A week is written out once for each week, and not for each customer in it.
  const isWeek = cut.by === 'week';
  return select({
    columns: [...(isWeek ? key(cut) : key(cut, 'key')), value, ...outer],
    from: `(${indent(
      select({
        columns: [...(isWeek ? groups(cut) : key(cut)), 'customer_id', ...inner],
        from: metric.table,
        where: predicates(metric, cut),
        groupBy: [...groups(cut), 'customer_id'],
      }),
    )}) as by_customer`,
    groupBy: isWeek ? groups(cut) : [...(cut.by ? ['key'] : []), ...(cut.within ?? [])],
  });
}

function clusterColumns(at: string): string[] {
  const [n, s] = [`n${at}`, `s${at}`];
  return [
    `sum(${n}) as n${at}`,
    `sum(${s}) as s${at}`,
    `sum(${s} * ${s}) as ss${at}`,
    `sum(${s} * ${n}) as sn${at}`,
    `sum(${n} * ${n}) as nn${at}`,
    `sum(case when ${n} > 0 then 1 else 0 end) as clusters${at}`,
  ];
}

/** Columns n and k of the figure, and the parts' counts. */
function sharesSql(metric: Metric, success: string, parts: CountColumn[], cut: Cut, of?: string): string {
  const n = of ? countWhere(of) : 'count(*)';
  const k = countWhere(of ? `(${of}) and (${success})` : success);
  return select({
    columns: [
      ...key(cut),
      `${k} * 1.0 / nullif(${n}, 0) as value`,
      `${n} as n`,
      `${k} as k`,
      ...parts.map(({ name, counted }) => `${countWhere(counted)} as ${name}`),
    ],
    from: metric.table,
    where: predicates(metric, cut),
    groupBy: groups(cut),
  });
}

/** One row for each distinct wait and outcome: t0 and outcome0 of the first curve, t1 and outcome1 of the second … */
function timeSql(metric: TimeMetric, cut: Cut): string {
  const isBusiness = cut.clock === 'business';
  const waits = metric.curves.flatMap(({ followed, outcome }, i) => [
    { column: isBusiness ? businessColumn(followed) : followed, name: `t${i}` },
    { column: outcome, name: `outcome${i}` },
  ]);
  const split = metric.splitBy ? [metric.splitBy] : [];
  return select({
    columns: [
      ...key(cut),
      ...split.map((column) => `${column} as split`),
      ...waits.map(({ column, name }) => `${column} as ${name}`),
      'count(*) as n',
    ],
    from: metric.table,
    where: [
      ...predicates(metric, cut),
      // Teams without opening hours have no business clock.
      ...(isBusiness ? metric.curves.map(({ followed }) => `${businessColumn(followed)} is not null`) : []),
    ],
    groupBy: [...new Set([...groups(cut), ...split, ...waits.map(({ column }) => column)])],
  });
}

interface CountColumn {
  name: string;
  /** predicate of the rows that count */
  counted: string;
}

/** k_<part>, and n_<part> where it is not a share of all rows. */
function partColumns(metric: SharesMetric): CountColumn[] {
  return metric.parts.flatMap(({ key: name, success, of }) =>
    of
      ? [
          { name: `k_${name}`, counted: `(${of}) and (${success})` },
          { name: `n_${name}`, counted: of },
        ]
      : [{ name: `k_${name}`, counted: success }],
  );
}

function suffix(i: number): string {
  return i === 0 ? '' : String(i);
}

function countWhere(predicate: string): string {
  return `sum(case when ${predicate} then 1 else 0 end)`;
}

function key(cut: Cut, name?: 'key'): string[] {
  const { by, within = [] } = cut;
  return by ? [name ?? `coalesce(cast(${DIMENSIONS[by]} as varchar), '') as key`, ...within] : [...within];
}

function groups(cut: Cut): string[] {
  return [...(cut.by ? [DIMENSIONS[cut.by]] : []), ...(cut.within ?? [])];
}

function predicates(metric: Metric, { where = '' }: Cut): string[] {
  return ['', 'true'].includes(where.trim()) ? [metric.where] : [metric.where, `(${where})`];
}

interface Select {
  columns: string[];
  from: string;
  where?: string[];
  groupBy?: string[];
}

function select({ columns, from, where = [], groupBy = [] }: Select): string {
  const lines = [`select\n  ${columns.join(',\n  ')}`, `from ${from}`];
  if (where.length > 0) lines.push(`where ${where.join('\n  and ')}`);
  if (groupBy.length > 0) lines.push(`group by ${groupBy.join(', ')}`);
  return lines.join('\n');
}

function indent(sql: string): string {
  return `\n  ${sql.replaceAll('\n', '\n  ')}\n`;
}
