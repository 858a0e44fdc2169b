import { describe, expect, it } from 'vitest';
import { episodeFacts, type Line } from './corpus';

const UPSET: Line = {
  at: '16 10:00',
  by: 'customer',
  text: 'Again! The export is empty.',
  mood: 'frustrated',
  kind: 'bug',
};
const answered = (...answers: Pick<Line, 'text' | 'tags'>[]) =>
  episodeFacts([UPSET, ...answers.map((answer, i): Line => ({ at: `16 10:1${i}`, by: 'A1', ...answer }))]);
const EMPATHY = 'That is maddening.';
const REASON = 'It is slow because the server was busy.';

describe('empathy and explanation', () => {
  const order = (...answers: Pick<Line, 'text' | 'tags'>[]) => answered(...answers).empathy_order;
  const kind = (text: string) => ({ text, tags: ['empathy:specific@That is maddening'] as Line['tags'] });

  it('in one message stand in the order of their words', () => {
    expect(order(kind(`${EMPATHY} ${REASON}`))).toBe('empathy_then_explanation');
    expect(order(kind(`${REASON} ${EMPATHY}`))).toBe('explanation_then_empathy');
    expect(order(kind(`That is maddening, and it happened because of us.`))).toBe('empathy_then_explanation');
  });

  it('in several messages stand in the order of these', () => {
    expect(order({ text: REASON }, kind(EMPATHY))).toBe('explanation_then_empathy');
    expect(order(kind(EMPATHY), { text: 'x', tags: ['process_speak'] })).toBe('empathy_then_explanation');
  });

  it('may stand alone, or not at all', () => {
    expect(order(kind(EMPATHY))).toBe('empathy_only');
    expect(order({ text: 'x', tags: ['defensive'] })).toBe('explanation_only');
    expect(order({ text: 'Which browser is it?' })).toBe('neither');
  });

  it('a ready-made line is no empathy', () => {
    expect(order({ text: 'x', tags: ['empathy:stock'] }, { text: REASON })).toBe('explanation_only');
  });

  it('blame is an explanation before anything kind, and not after', () => {
    expect(order({ text: 'x', tags: ['blame'] }, kind(EMPATHY))).toBe('explanation_then_empathy');
    expect(order(kind(EMPATHY), { text: 'x', tags: ['blame'] })).toBe('empathy_only');
    expect(order({ text: 'x', tags: ['blame'] })).toBe('explanation_only');
  });

  it('counts from the first upset message on, and not where nobody was upset', () => {
    const before: Line = { at: '16 09:00', by: 'A1', text: REASON };
    expect(episodeFacts([before, UPSET]).empathy_order).toBe('neither');
    expect(episodeFacts([{ ...UPSET, mood: 'none' }]).empathy_order).toBe(null);
  });
});

describe('the order of the four A’s', () => {
  const order = (...answers: Pick<Line, 'text' | 'tags'>[]) => {
    const row = answered(...answers);
    return [
      row.has_sorry_before_question,
      row.has_research_before_step,
      row.has_step,
      row.has_goal_question_after_step,
    ];
  };
  const ask = (grade: string) => ({ text: 'What is it for?', tags: [`question:${grade}`] as Line['tags'] });
  const sorry = { text: "I'm sorry.", tags: ['apology:plain'] as Line['tags'] };
  const step = { text: 'Please restart the app.' };

  it('sorry or an admission before the first question', () => {
    expect(order(sorry, ask('circumstances'))[0]).toBe(true);
    expect(order(ask('circumstances'), sorry)[0]).toBe(false);
    expect(order({ text: 'Our bug.', tags: ['admission'] }, ask('goal'))[0]).toBe(true);
    expect(order(ask('verification'), sorry, ask('goal'))[0]).toBe(true);
    expect(order(sorry)[0]).toBe(null);
  });

  it('research before anything that could solve it; questions that help to solve are none', () => {
    expect(order(ask('who'), step)).toEqual([null, true, true, false]);
    expect(order(step, ask('goal'))).toEqual([null, false, true, true]);
    expect(order(ask('circumstances'))).toEqual([null, false, false, null]);
  });

  it('is asked of complaints only', () => {
    const row = episodeFacts([
      { ...UPSET, kind: 'idea' },
      { at: '16 10:10', by: 'A1', ...sorry },
    ]);
    expect([row.has_sorry_before_question, row.has_step]).toEqual([null, null]);
  });
});
