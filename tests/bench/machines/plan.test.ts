import { describe, expect, it } from 'vitest';
import { planFor, type Assumptions, type Rates } from './plan';

const RATES: Rates = { importing: 0.002, page: 0.3, stored: 500 };
/** Round numbers, so that every expected figure can be worked out by head. */
const GIVEN: Assumptions = {
  yearOfAgent: 50_000,
  years: 2,
  readersPerAgent: 0.1,
  shareAtOnce: 0.2,
  secondsPerPage: 30,
  shareRemembered: 0.5,
  patience: 3,
  mostBusy: 0.5,
  cores: 16,
  distributed: 1.2,
  generations: 3,
  coreMonth: 10,
  gigabyteMonth: 0.1,
};

describe('how many machines so many messages need', () => {
  it('ten million stay on one machine, of as many cores as patience asks for', () => {
    // 100 agents, 2 readers; a page takes 3 processor seconds: one core within 3 seconds, readers ask for 2 / 30 × .5 × 6.
    expect(planFor(10e6, RATES, GIVEN)).toEqual({
      messages: 10e6,
      agents: 100,
      readers: 2,
      cores: 1,
      coresOfMachine: 2,
      cluster: null,
      machines: 1,
      gigabytes: 15,
      firstLookSeconds: 1.5,
      retagHours: 20_000 / 2 / 3600,
      cost: 21.5,
    });
  });

  it('five hundred million are divided over shards of two replicas, with web nodes and a database beside them', () => {
    // 5,000 agents, 100 readers; 150 processor seconds a page, 180 when divided: 100 / 30 × .5 × 360 = 600 cores.
    const plan = planFor(500e6, RATES, GIVEN);
    expect(plan.cluster).toEqual({ shards: 19, replicas: 2 });
    expect(plan).toMatchObject({ machines: 41, gigabytes: 1500, firstLookSeconds: 180 / 304 });
    expect(plan.cores).toBeCloseTo(600, 9);
    expect(plan.cost).toBeCloseTo((19 * 2 * 16 + 6) * 10 + 150, 9);
  });

  it('at least one person looks, also where there is hardly an agent', () => {
    expect(planFor(1000, RATES, GIVEN)).toMatchObject({ readers: 1, machines: 1, cluster: null });
  });
});
