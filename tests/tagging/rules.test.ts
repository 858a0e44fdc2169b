/** Every rule against its own messages: what must carry the tag, and what only looks like it. */
import { describe, expect, it } from 'vitest';
import { AGENT_TAGS } from '../../src/lib/model/words';
import { RULES, RULES_VERSION, tagMessage } from '../../src/lib/tagging';
import { TEAM_TAGS } from '../../src/lib/tagging/team';

for (const rule of RULES) {
  const hits = (text: string) => tagMessage({ role: rule.speaker, text }).tags.filter(({ tag }) => tag === rule.tag);

  describe(`rule ${rule.id}`, () => {
    it.each(rule.matches)('finds itself in: %s', (text) => {
      expect(hits(text)).not.toEqual([]);
    });

    it.each(rule.nonMatches)('stays silent at: %s', (text) => {
      expect(hits(text)).toEqual([]);
    });

    it.runIf(rule.stockMatches !== undefined).each(rule.stockMatches ?? [])(
      'finds only a stock line in: %s',
      (text) => {
        const grades = hits(text).map(({ grade }) => grade);
        expect(new Set(grades)).toEqual(new Set(['stock']));
      },
    );

    it.runIf(rule.fromCustomers !== undefined).each(rule.fromCustomers ?? [])(
      'reads no agent in a customer: %s',
      (text) => {
        const tags = tagMessage({ role: 'customer', text }).tags.map(({ tag }) => tag);
        expect(tags).not.toContain(rule.tag);
      },
    );
  });
}

describe('the rules together', () => {
  it('have one file for every agent tag', () => {
    const ids = RULES.filter(({ speaker }) => speaker === 'agent').map(({ id }) => id);
    expect(ids).toEqual([...AGENT_TAGS].sort());
  });

  it.each(TEAM_TAGS)('say what to write instead of every phrase of %s', (tag) => {
    const rule = RULES.find(({ id }) => id === tag)!;
    expect(rule.phrases.filter(({ instead }) => !(instead ?? rule.instead))).toEqual([]);
  });

  it('are stamped with a version of generation and hash', () => {
    expect(RULES_VERSION).toMatch(/^1-[0-9a-f]{8}$/);
  });
});

describe('questions', () => {
  it.each([
    ['are you the only person using this?', 'who'],
    ['is it just your account or your colleagues’ too?', 'who'],
    ['what did you click just before?', 'circumstances'],
    ['which browser and version are you on?', 'circumstances'],
    ['could you send me a screenshot?', 'circumstances'],
    ['how often does this happen?', 'frequency'],
    ['is it every month at the same time?', 'frequency'],
    ['has this happened before?', 'frequency'],
    ['what happens if it isn’t fixed today?', 'severity'],
    ['do you have a deadline?', 'severity'],
    ['what were you hoping to see?', 'goal'],
    ['what price would feel fair to you?', 'goal'],
    ['can you confirm your date of birth?', 'verification'],
  ])('%s asks for %s', (text, facet) => {
    const questions = tagMessage({ role: 'agent', text }).tags.filter(({ tag }) => tag === 'question');
    expect(questions.map(({ grade, text }) => [grade, text])).toEqual([[facet, text]]);
  });
});
