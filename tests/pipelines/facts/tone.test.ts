import { describe, expect, it } from 'vitest';
import { moodOf } from '../../../pipelines/facts/tone';
import type { ToneBand } from '../../../src/lib/model/words';
import { episodeFacts, messagesOf, type Line } from './corpus';

const customer = (at: string, tone: number, text = 'It fails.'): Line => ({ at, by: 'customer', text, tone });
const agent = (at: string): Line => ({ at, by: 'A1', text: 'Which file?' });
const tones = (lines: Line[], exportedAt?: Date) => {
  const row = episodeFacts(lines, exportedAt ? { exportedAt } : {});
  return [row.tone_start, row.tone_end, row.tone_end_without_closing, row.lift, row.mood_end];
};

describe('tone from arrival to leaving', () => {
  it('takes the mean of the first turn and of the last', () => {
    const lines = [
      customer('16 10:00', -0.6124),
      customer('16 10:01', 0),
      agent('16 10:02'),
      customer('16 10:03', 0.7906),
    ];
    expect(tones(lines)).toEqual([expect.closeTo(-0.3062, 12), 0.7906, 0.7906, expect.closeTo(1.0968, 12), 'none']);
  });

  it('of one customer turn has a start and no end', () => {
    expect(tones([customer('16 10:00', -0.5), agent('16 10:02')])).toEqual([-0.5, null, null, null, null]);
  });

  it('has no end while the conversation is open', () => {
    const lines = [customer('16 10:00', -0.5), agent('16 10:02'), customer('16 10:03', 0.5)];
    expect(tones(lines, new Date('2024-05-16T10:30:00Z'))).toEqual([-0.5, null, null, null, null]);
  });

  it('without closing lines looks back to the last that says more than goodbye', () => {
    const lines = [
      customer('16 10:00', -0.5),
      agent('16 10:02'),
      customer('16 10:03', -0.2, 'Still broken.'),
      agent('16 10:04'),
      customer('16 10:05', 0.6, 'OK, thanks, bye!'),
    ];
    expect(tones(lines)).toEqual([-0.5, 0.6, -0.2, expect.closeTo(1.1, 12), 'none']);
    expect(tones([lines[0]!, lines[1]!, lines[4]!])[2]).toBeNull();
  });

  it('is unknown, not neutral, in a language that is not scored', () => {
    const line = { ...customer('16 10:00', 0), isScored: false };
    const row = episodeFacts([line]);
    expect([row.tone_start, row.tone_band_start, row.mood_start, row.kind, row.is_scored]).toEqual([
      null,
      null,
      null,
      null,
      false,
    ]);
  });

  const band = (...messages: [number, ToneBand][]) =>
    episodeFacts(messages.map(([tone, own]) => ({ ...customer('16 10:00', tone), band: own }))).tone_band_start;

  it('begins in the band where its mean leans, if a message speaks clearly enough to be in it', () => {
    expect(band([-0.6, 'negative'], [0.2, 'positive'])).toBe('negative');
    expect(band([-0.1, 'neutral'], [0, 'neutral'])).toBe('neutral');
    expect(band([-0.6, 'negative'], [0.6, 'positive'])).toBe('neutral');
    expect(band([0.6, 'positive'], [0, 'neutral'])).toBe('positive');
  });
});

describe('the mood of a turn', () => {
  const mood = (...moods: Line['mood'][]) =>
    moodOf(messagesOf(moods.map((one) => ({ at: '16 10:00', by: 'customer', text: 'x', ...(one && { mood: one }) }))));

  it('is the one with most phrases behind it, and at a tie the earlier of the order', () => {
    expect(mood('confused', 'frustrated', 'confused')).toBe('confused');
    expect(mood('frustrated', 'angry')).toBe('angry');
    expect(mood('none', 'pleased')).toBe('pleased');
    expect(mood('none')).toBe('none');
  });
});
