import { ClickHouseError } from '@clickhouse/client';
import { describe, expect, it } from 'vitest';
import { ClusterProblem, explained } from '../../src/lib/model/clusterproblem';

const WHERE = 'clickhouse://writer@host:8123';

describe('an error while a cluster is written to', () => {
  it('has sentences where it came from the cluster', () => {
    const refused = new ClickHouseError({ message: 'Not enough privileges. ', code: '497', type: 'ACCESS_DENIED' });
    expect(explained(refused, WHERE)).toMatchObject({
      message: `The cluster at ${WHERE} does not allow its user this: Not enough privileges.`,
      code: 497,
    });
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    // localhost is tried twice
    expect(explained(new AggregateError([away, away]), WHERE)).toMatchObject({
      message: `Nothing listens at ${WHERE}.`,
    });
    expect(explained(new Error('Timeout error.'), WHERE)).toBeInstanceOf(ClusterProblem);
  });

  it('stays what it was where it came from elsewhere', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    expect(explained(full, WHERE)).toBe(full);
    const problem = new ClusterProblem('Nothing listens.', 'Is it running?');
    expect(explained(problem, WHERE)).toBe(problem);
  });
});
