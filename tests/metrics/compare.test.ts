import { describe, expect, it } from 'vitest';
import { clearChange, correctedChanges, resultOf, type Row } from '../../src/lib/metrics';
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
  it('is clear when the interval of the difference leaves zero out, and says in which direction', () => {
    const { verdict, value, interval, words, detail } = clearChange(clicheRate, share(8, 50), share(20, 50));
    expect({ verdict, words, detail }).toEqual({
      verdict: 'better',
      words: '24 points better',
      detail: '−24 points against the period before (95 %: −40 points to −6 points)',
    });
    expect(value).toBeCloseTo(-0.24, 9);
    expect(interval!.high).toBeLessThan(0);
    expect(clearChange(clicheRate, share(20, 50), share(8, 50)).words).toBe('24 points worse');
  });

  it('is no change where chance could have made it', () => {
    const { verdict, words } = clearChange(clicheRate, share(12, 30), share(9, 30));
    expect([verdict, words]).toEqual(['none', 'no clear change']);
  });

  it('is not told of too few', () => {
    expect(clearChange(clicheRate, share(1, 4), share(20, 50))).toEqual({
      verdict: 'too few',
      value: null,
      interval: null,
      p: null,
      horizon: null,
      words: 'too few to compare',
      detail: '',
    });
    expect(clearChange(firstEmpathy, waits(minutes(3, 'event', 9)), waits(minutes(3, 'event', 4))).verdict).toBe(
      'too few',
    );
    expect(clearChange(firstEmpathy, waits(), waits()).verdict).toBe('too few');
  });

  it('of tone is told in points', () => {
    expect(clearChange(toneAtArrival, tone(0.1, 200), tone(0, 200)).words).toBe('10 points better');
    expect(clearChange(toneAtArrival, tone(0.02, 200), tone(0, 200)).words).toBe('no clear change');
  });
});

describe('a change of waits', () => {
  const before = waits(minutes(8, 'event', 30), minutes(40, 'event', 20), minutes(60, 'ended', 10));

  it('is tested at the usual span by which half had it before, and told as the median’s', () => {
    const now = waits(minutes(3, 'event', 52), minutes(60, 'ended', 8));
    const { verdict, horizon, words, detail } = clearChange(firstEmpathy, now, before);
    expect({ verdict, horizon, words, detail }).toEqual({
      verdict: 'better',
      horizon: 600,
      words: '5 minutes sooner',
      detail:
        '+37 points against the period before (95 %: +20 points to +51 points), share who had it within 10 minutes',
    });
  });

  it('is told as a share where a period has no median', () => {
    const now = waits(minutes(3, 'event', 4), minutes(60, 'ended', 56));
    expect(clearChange(firstEmpathy, now, before).words).toBe('43 points fewer within 10 minutes');
  });

  it('can be told when nobody at all had it by then', () => {
    const now = waits(minutes(30, 'ended', 60));
    expect(clearChange(firstEmpathy, now, before).words).toBe('50 points fewer within 10 minutes');
  });

  it('does not look past where too few are still watched', () => {
    const open = waits(minutes(4, 'event', 5), minutes(6, 'event'), minutes(12, 'open', 40), minutes(25, 'event'));
    expect(clearChange(firstEmpathy, open, waits(minutes(100, 'event', 40))).horizon).toBe(300);
  });
});

describe('many changes on one screen', () => {
  it('keep only what the many looks alone would not bring about', () => {
    const weak = clearChange(clicheRate, share(10, 100), share(21, 100));
    const strong = clearChange(clicheRate, share(5, 100), share(40, 100));
    const nothing = clearChange(clicheRate, share(10, 100), share(11, 100));
    const tooFew = clearChange(clicheRate, share(0, 1), share(1, 1));
    expect(weak.verdict).toBe('better');
    const verdicts = (...changes: (typeof weak)[]) => correctedChanges(changes).map(({ verdict }) => verdict);
    expect(verdicts(weak, strong, tooFew)).toEqual(['better', 'better', 'too few']);
    expect(verdicts(weak, nothing, nothing, nothing)).toEqual(['none', 'none', 'none', 'none']);
  });
});
