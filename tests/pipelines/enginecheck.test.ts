import { describe, expect, it } from 'vitest';
import { textOf } from '../../pipelines/commands/engine';

const checked = {
  ...{ where: 'clickhouse://reader@host:8123', version: '26.7.2.1', questions: 1234 },
  took: [
    [3, 1, 2],
    [10.04, 30, 20],
  ] as [number[], number[]],
};

describe('what engine check prints', () => {
  it('tells version, how much was compared, and how long both took', () => {
    expect(textOf({ ...checked, unlike: [] }).split('\n')).toEqual([
      'ClickHouse 26.7.2.1 at clickhouse://reader@host:8123',
      '1,234 answers compared, 3 queries on the cluster.',
      '',
      'No differences.',
      '',
      'milliseconds a query  DuckDB, here  the cluster',
      '────────────────────  ────────────  ───────────',
      'median                           2           20',
      '95 of 100 below                  3           30',
      'longest                          3           30',
      '',
    ]);
  });

  it('tells what differs by question', () => {
    const unlike = [{ question: 'first_empathy by team', differences: ['/figure/n: 7 and 8'] }];
    expect(
      textOf({ ...checked, unlike })
        .split('\n')
        .slice(3, 6),
    ).toEqual(['1 of them differ (DuckDB and the cluster):', 'first_empathy by team', '  /figure/n: 7 and 8']);
  });
});
