import { describe, expect, it } from 'vitest';
import { CORPUS, factsOf, type Around, type Line } from './corpus';

const turns = (lines: Line[], around?: Around) => factsOf(lines, around).turns.filter(({ side }) => side === 'agent');
const outcomes = (lines: Line[], around?: Around) => turns(lines, around).map(({ next_outcome }) => next_outcome);
const ask: Line = { at: '16 10:00', by: 'customer', text: 'It fails.', mood: 'angry', tone: -0.5 };
const reply: Line = { at: '16 10:01', by: 'A1', text: 'Try again.' };
const again: Line = { at: '16 10:02', by: 'customer', text: 'It fails still.', mood: 'frustrated', tone: -0.2 };

describe('what followed a turn of the team', () => {
  it('in the mini-corpus: silence after K2 and K4 of eight that could be followed by one', () => {
    const of = (id: string) => outcomes(CORPUS[id]!.lines, { channel: CORPUS[id]!.channel });
    expect(Object.fromEntries(Object.keys(CORPUS).map((id) => [id, of(id)]))).toEqual({
      K1: ['answered', 'answered', null],
      K2: ['silent'],
      K3: ['answered'],
      K4: ['silent'],
      K5: ['answered'],
      K6: ['answered', 'answered'],
      K7: [null],
      K8: ['censored'],
    });
  });

  it('is not asked where it reports back, where the customer was already content, or where nobody had written', () => {
    expect(outcomes([ask, { ...reply, tags: ['followup_kept'] }])).toEqual([null]);
    const glad = { ...again, mood: 'pleased' as const, text: 'It works.' };
    expect(outcomes([ask, reply, glad, { ...reply, at: '16 10:03' }])).toEqual(['answered', null]);
    expect(outcomes([reply])).toEqual([null]);
  });

  it('knows mood and tone before and after', () => {
    const [first, second] = turns([ask, reply, again, { ...reply, at: '16 10:03' }]);
    expect(first).toMatchObject({
      agent_turn: 1,
      turn_band: '1',
      mood_before: 'angry',
      tone_before: -0.5,
      is_upset_before: true,
      is_pleased_before: false,
      next_state: 'frustrated',
      next_mood: 'frustrated',
      next_tone: -0.2,
      is_tone_raised: true,
    });
    expect(second).toMatchObject({
      agent_turn: 2,
      turn_band: '2',
      next_state: 'silent',
      next_tone: null,
      is_tone_raised: null,
    });
  });

  it('puts the third turn of the team and all later ones into one stratum', () => {
    const lines = Array.from({ length: 4 }, (_, i) => [
      { ...ask, at: `16 10:${10 + 2 * i}` },
      { ...reply, at: `16 10:${11 + 2 * i}` },
    ]).flat();
    expect(turns(lines).map(({ turn_band }) => turn_band)).toEqual(['1', '2', '3+', '3+']);
  });

  it('ends resolved where nothing was left to answer', () => {
    const states = (lines: Line[], around?: Around) => turns(lines, around).map(({ next_state }) => next_state);
    expect(states([ask, { ...reply, tags: ['followup_kept'] }])).toEqual(['resolved']);
    expect(states([ask, reply])).toEqual(['silent']);
    expect(states([ask, reply], { channel: 'email' })).toEqual([null]);
  });

  it('holds what the team wrote in that turn', () => {
    const lines: Line[] = [
      ask,
      { ...reply, tags: ['blame', 'cliche', 'empathy:stock'] },
      { ...reply, text: 'Are you trying to trick us? You could upgrade to our Pro plan.' },
    ];
    expect(turns(lines)[0]).toMatchObject({
      has_blame: true,
      has_cliche: true,
      has_empathy: true,
      has_own_words_empathy: false,
      has_suspicion: true,
      has_upsell: true,
      has_promise: false,
    });
  });
});
