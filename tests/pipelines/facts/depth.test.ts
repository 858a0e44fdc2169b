import { describe, expect, it } from 'vitest';
import { episodeFacts, type Line } from './corpus';

const upset: Line = {
  at: '16 10:00',
  by: 'customer',
  text: 'The export is empty, I panic.',
  mood: 'anxious',
  kind: 'bug',
};
const answered = (text: string, tags: Line['tags'] = []) =>
  episodeFacts([upset, { at: '16 10:05', by: 'A1', text, tags }]);

describe('how deep empathy goes', () => {
  it('a reaction is strong when the feeling is named, weak when somebody is sorry', () => {
    const reaction = (tag: NonNullable<Line['tags']>[number]) => answered('x', [tag]).emotional_reaction;
    expect(reaction('empathy:specific')).toBe(2);
    expect(reaction('empathy:stock')).toBe(1);
    expect(reaction('apology:plain')).toBe(1);
    expect(reaction('apology:canned')).toBe(0);
    expect(reaction('apology:conditional')).toBe(0);
  });

  it('the meaning is strong when it is said for this customer, weak in “I understand”', () => {
    expect(answered('So you have nothing to show.', ['perspective']).interpretation).toBe(2);
    expect(answered('I understand.').interpretation).toBe(1);
    expect(answered('One moment.').interpretation).toBe(0);
  });

  it('asking is strong about the customer’s own case, weak in general, and none when it verifies', () => {
    const asked = (text: string, grade: string) => answered(text, [`question:${grade}`]).exploration;
    expect(asked('What does it stop you from doing?', 'severity')).toBe(2);
    expect(asked('What happened?', 'circumstances')).toBe(1);
    expect(asked('Was the export complete before?', 'circumstances')).toBe(2);
    expect(asked('What is your date of birth?', 'verification')).toBe(0);
  });

  it('is unknown where nobody answered', () => {
    const { emotional_reaction, interpretation, exploration } = episodeFacts([upset]);
    expect([emotional_reaction, interpretation, exploration]).toEqual([null, null, null]);
  });

  it('a feeling is recognised when its word is used kindly', () => {
    expect(answered('That is really stressful.', ['empathy:specific']).has_named_mood).toBe(true);
    expect(answered('That is maddening.', ['empathy:specific']).has_named_mood).toBe(false);
    expect(answered('Our servers are under pressure.').has_named_mood).toBe(false);
  });
});
