import { describe, expect, it } from 'vitest';
import { shareFigure } from '../../../src/lib/metrics/figure';
import type { SeriesPoint } from '../../../src/lib/model/figures';
import type { EventNote } from '../../../src/lib/model/overview';
import { plusDays } from '../../../src/lib/server/report/days';
import { weekSignals, type WatchedWeeks } from '../../../src/lib/server/report/weeksignals';

const weekOf = (index: number) => plusDays('2024-01-01', 7 * index);
const point = (value: number | null, index: number): SeriesPoint => ({
  key: weekOf(index),
  label: '',
  value,
  interval: null,
  n: 60,
  confidence: value === null ? 'withheld' : 'plain',
});

const opens = ({ from, to }: { from: string; to: string }) => `${from}..${to}`;
const tone = (values: (number | null)[]): WatchedWeeks => ({
  metric: { id: 'tone_at_leaving', title: 'Tone at leaving', unit: 'tone' },
  series: values.map(point),
  opens,
});
const cliches = (counts: number[]): WatchedWeeks => ({
  metric: { id: 'cliche_rate', title: 'Messages with a cliché', unit: 'share' },
  series: counts.map((k, index) => ({ key: weekOf(index), label: '', ...shareFigure(k, 60) })),
  opens,
});
const note = (at: string, text = 'Version 3'): EventNote => ({ id: at, at, text, kind: 'release' });

const STEP = [0.3, 0.28, 0.33, 0.31, 0.29, 0.45, 0.47, 0.43, 0.46, 0.44];
const TREND = [-0.3, -0.26, -0.28, -0.2, -0.15, -0.18, -0.1, -0.05];
const JITTER = [0.1, 0.12, 0.09, 0.11, 0.1, 0.12, 0.09, 0.11];

describe('what the weeks say', () => {
  it('names a step, the week since which it holds, and the note of that week', () => {
    expect(weekSignals([tone(STEP)], [note('2024-02-06'), note('2024-01-03', 'Long before')])).toEqual({
      signals: [
        {
          metric: 'tone_at_leaving',
          title: 'Tone at leaving',
          kind: 'step',
          words: 'higher since the week of 5 Feb 2024: +30 before, +45 since.',
          note: 'A note lies in that week: “Version 3” (6 Feb 2024).',
          opens: '2024-02-05..2024-03-10',
        },
      ],
      summary: 'Trends, steps and unusual last weeks were looked for in one figure over 10 full weeks; limits are widened for that.', // prettier-ignore
    });
  });

  it('names a note of the week before, because a change may show a few days later, and else none', () => {
    const noteOf = (at: string) => weekSignals([tone(STEP)], [note(at)]).signals[0]?.note;
    expect(noteOf('2024-02-02')).toBe('A note lies in the week before: “Version 3” (2 Feb 2024).');
    expect([noteOf('2024-01-28'), noteOf('2024-02-12')]).toEqual([null, null]);
  });

  it('names a trend by where its line begins and ends, and lays it to nothing', () => {
    const [found] = weekSignals([tone(TREND)], [note('2024-01-30')]).signals;
    expect(found).toMatchObject({
      kind: 'trend',
      words: 'up over 8 weeks, from about −30 to −6.',
      note: null,
      opens: '2024-01-01..2024-02-25',
    });
  });

  it('names a last week of a share that stands out: to watch from two standard deviations, clear from three', () => {
    const before = [12, 13, 11, 13, 12, 12, 13, 11];
    const wordsOf = (last: number) => weekSignals([cliches([...before, last])], []).signals.map(({ words }) => words);
    expect(wordsOf(13)).toEqual([]);
    expect(wordsOf(20)).toEqual([
      '33\u00a0% in the week of 26 Feb 2024, 20\u00a0% in the 8 weeks before: at the edge of chance, so watch it.',
    ]);
    expect(wordsOf(30)).toEqual([
      '50\u00a0% in the week of 26 Feb 2024, 20\u00a0% in the 8 weeks before: more than chance explains.',
    ]);
  });

  it('says nothing of weeks that only jitter, nor of what is too small to be read', () => {
    const { signals, summary } = weekSignals([tone(JITTER), tone(STEP.map((value) => 0.1 + value / 1e4))], []);
    expect(signals).toEqual([]);
    expect(summary).toBe(
      'Trends, steps and unusual last weeks were looked for in 2 figures over 8 to 10 full weeks: none that chance does not explain.',
    );
  });

  it('takes noise of the last digits for no change at all', () => {
    expect(weekSignals([tone(STEP.map((value) => 0.2 + value * 1e-15))], []).signals).toEqual([]);
  });

  it('widens its limits for every figure that it looks at', () => {
    const weak = tone([0.1, 0.14, 0.11, 0.13, 0.16, 0.14, 0.18, 0.15, 0.17]);
    expect(weekSignals([weak], []).signals).toHaveLength(1);
    expect(weekSignals([weak, ...Array<WatchedWeeks>(9).fill(tone(JITTER))], []).signals).toEqual([]);
  });

  it('needs eight full weeks in a row', () => {
    const unfinished: WatchedWeeks = {
      ...tone(TREND),
      series: TREND.map((value, index) => ({ ...point(value, index), ...(index === 7 && { isIncomplete: true }) })),
    };
    const needs = (most: number) => ({
      signals: [],
      summary: `Trends and steps need 8 full weeks in a row; there are ${most}.`,
    });
    expect(weekSignals([unfinished], [])).toEqual(needs(7));
    expect(weekSignals([tone([...TREND, null, ...TREND.slice(1)])], [])).toEqual(needs(7));
    expect(weekSignals([], [])).toEqual(needs(0));
  });
});
