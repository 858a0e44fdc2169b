import { describe, expect, it } from 'vitest';
import type { Curve, Figure } from '../../../src/lib/model/figures';
import type { Unit } from '../../../src/lib/model/units';
import { changesOf, compareFigures, whatChanged, type Look } from '../../../src/lib/server/report/changes';

const figure = (value: number | null, low: number, high: number): Figure => ({
  value,
  interval: value === null ? null : { low, high },
  n: 400,
  confidence: 'plain',
});

function look(unit: Unit, now: Figure, before: Figure, better: Look['better'] = 'higher', title = 'Figure'): Look {
  const row = { title, metric: 'm', unit, now, before, counted: 'conversations', opens: '' };
  return { row, compared: compareFigures(now, before), better };
}

const moved = look('tone', figure(0.14, 0.12, 0.16), figure(0.09, 0.07, 0.11));
const still = look('tone', figure(0.14, 0.12, 0.16), figure(0.13, 0.11, 0.15));

describe('a change', () => {
  it('is said in points when it is clear', () => {
    const [change] = changesOf([moved]);
    expect(change).toMatchObject({ isClear: true, direction: 'better', words: '5 points better' });
    expect(change?.difference).toBeCloseTo(0.05, 10);
    expect(change?.interval?.low).toBeCloseTo(0.05 - Math.hypot(0.02, 0.02), 10);
  });

  it('is "no clear change" when chance explains it, with the difference still there', () => {
    expect(changesOf([still])[0]).toMatchObject({ isClear: false, direction: 'none', words: 'no clear change' });
  });

  it('is not made up where a figure was withheld or there was nothing before', () => {
    const withheld = look('share', figure(null, 0, 0), figure(0.2, 0.1, 0.3));
    expect(changesOf([withheld])[0]?.words).toBe('too few to compare');
    expect(changesOf([{ ...withheld, compared: null }])[0]?.words).toBe('nothing to compare');
  });

  it('says more or fewer for shares, better only where better is known', () => {
    const mood = look('share', figure(0.091, 0.083, 0.1), figure(0.07, 0.063, 0.078), 'other');
    const cliches = look('share', figure(0.26, 0.24, 0.28), figure(0.31, 0.29, 0.33), 'lower');
    expect(changesOf([mood])[0]).toMatchObject({ direction: 'other', words: '2.1 points more' });
    expect(changesOf([cliches])[0]).toMatchObject({ direction: 'better', words: '5.0 points fewer' });
  });

  it('of a wait is said in time when the medians agree with what was tested', () => {
    const curve = (median: number | null) => ({ key: 'any', median }) as Curve;
    const wait = (now: number | null, before: number | null): Look => ({
      ...look('seconds', figure(2280, 2040, 2580), figure(2700, 2400, 3000), 'lower'),
      compared: { value: 0.1, interval: { low: 0.05, high: 0.15 }, horizon: 3600 },
      curves: { now: curve(now), before: curve(before) },
    });
    expect(changesOf([wait(2280, 2700)])[0]).toMatchObject({ direction: 'better', words: '7\u00a0min sooner' });
    expect(changesOf([wait(null, 2700)])[0]?.words).toBe('10 points more within 60\u00a0min');
  });
});

describe('many looks', () => {
  it('let no lone borderline figure through that one look alone would have', () => {
    const borderline = look('tone', figure(0.14, 0.12, 0.16), figure(0.111, 0.091, 0.131));
    expect(changesOf([borderline])[0]?.isClear).toBe(true);
    expect(changesOf([borderline, ...Array<Look>(21).fill(still)])[0]?.isClear).toBe(false);
  });

  it('are summed up, clear ones first by how surprising they are', () => {
    const far = look('tone', figure(0.3, 0.28, 0.32), figure(0.09, 0.07, 0.11), 'higher', 'Far');
    const changed = whatChanged([still, moved, far, { ...still, compared: null }]);
    expect(changed.clear.map(({ title }) => title)).toEqual(['Far', 'Figure']);
    expect(changed.watched).toHaveLength(2);
    expect([changed.looks, changed.summary]).toEqual([3, 'Two of 3 figures moved more than chance explains.']);
  });

  it('say whether nothing was before, or too little', () => {
    const few = { ...still, compared: { value: null, interval: null, horizon: null } };
    expect(whatChanged([few]).summary).toBe('Too few to compare.');
    expect(whatChanged([{ ...still, compared: null }]).summary).toBe('There is nothing to compare with.');
  });
});
