import { describe, expect, it } from 'vitest';
import { clearChange, resultOf, type Row } from '../../src/lib/metrics';
import { clicheRate } from '../../src/lib/metrics/cliche_rate';
import { firstEmpathy } from '../../src/lib/metrics/first_empathy';
import { toneAtArrival } from '../../src/lib/metrics/tone_at_arrival';

const share = (k: number, n: number) => resultOf(clicheRate, { rows: [{ k, n }], sql: '' });
/** `customers` with one conversation each: half of them at tone + 0.3, half at tone − 0.3. */
const tone = (mean: number, customers: number) => {
  const rows = [
    {
      n: customers,
      s: mean * customers,
      ss: customers * (mean ** 2 + 0.09),
      sn: mean * customers,
      nn: customers,
      clusters: customers,
    },
  ];
  return resultOf(toneAtArrival, { rows, sql: '' });
};
const minutes = (t: number, outcome: string, n = 1): Row => ({
  t0: t * 60,
  outcome0: outcome,
  t1: t * 60,
  outcome1: outcome,
  n,
});
const waits = (...rows: Row[]) => resultOf(firstEmpathy, { rows, sql: '' });

describe('a change against the period before', () => {
  it('is clear when the interval of the difference leaves zero out, in the direction that is better', () => {
    expect(clearChange(clicheRate, share(8, 50), share(20, 50))).toEqual({
      verdict: 'better',
      value: expect.closeTo(-0.24, 9),
      interval: { low: expect.closeTo(-0.398, 3), high: expect.closeTo(-0.064, 3) },
      horizon: null,
    });
    expect(clearChange(clicheRate, share(20, 50), share(8, 50)).verdict).toBe('worse');
    expect(clearChange(toneAtArrival, tone(0.1, 200), tone(0, 200)).verdict).toBe('better');
  });

  it('is no change where chance could have made it', () => {
    expect(clearChange(clicheRate, share(12, 30), share(9, 30)).verdict).toBe('none');
    expect(clearChange(toneAtArrival, tone(0.02, 200), tone(0, 200)).verdict).toBe('none');
  });

  it('is not told of too few', () => {
    const tooFew = { verdict: 'too few', value: null, interval: null, horizon: null };
    expect(clearChange(clicheRate, share(1, 4), share(20, 50))).toEqual(tooFew);
    expect(clearChange(firstEmpathy, waits(minutes(3, 'event', 9)), waits(minutes(3, 'event', 4)))).toEqual(tooFew);
    expect(clearChange(firstEmpathy, waits(), waits())).toEqual(tooFew);
  });
});

describe('a change of waits', () => {
  const before = waits(minutes(8, 'event', 30), minutes(40, 'event', 20), minutes(60, 'ended', 10));

  it('is tested at the usual span by which half had it before', () => {
    const now = waits(minutes(3, 'event', 52), minutes(60, 'ended', 8));
    expect(clearChange(firstEmpathy, now, before)).toEqual({
      verdict: 'better',
      value: expect.closeTo(52 / 60 - 0.5, 9),
      interval: { low: expect.closeTo(0.2014, 3), high: expect.closeTo(0.5132, 3) },
      horizon: 600,
    });
  });

  it('can be told when nobody at all had it by then', () => {
    const { verdict, value } = clearChange(firstEmpathy, waits(minutes(30, 'ended', 60)), before);
    expect([verdict, value]).toEqual(['worse', -0.5]);
  });

  it('does not look past where too few are still watched', () => {
    const open = waits(minutes(4, 'event', 5), minutes(6, 'event'), minutes(12, 'open', 40), minutes(25, 'event'));
    expect(clearChange(firstEmpathy, open, waits(minutes(100, 'event', 40))).horizon).toBe(300);
  });
});
