/** The eight conversations of the methodology (0.4): what the agents' messages must and must not carry. */
import { describe, expect, it } from 'vitest';
import { type TagHit, tagMessage } from '../../src/lib/tagging';

const PANIC = 'My export is empty and I have to send the project tomorrow. I’m panicking!';
const FOOD = 'This is b@#$t. I waited ten minutes for food today and left without a refund.';
const PICKER = 'The date picker is confusing, I can’t tell which month I get.';
const LOGIN = 'For the third time I’m locked in the login loop. I’m fed up.\nUnbelievable. I want to cancel.';

const agent = (text: string, context?: string): TagHit[] =>
  tagMessage({ role: 'agent', text, ...(context === undefined ? {} : { context }) }).tags;
const graded = (hits: TagHit[], ...tags: string[]): string[] =>
  hits.filter(({ tag }) => tags.includes(tag)).map(({ tag, grade }) => (grade === null ? tag : `${tag} ${grade}`));
const words = (hits: TagHit[], tag: string): string[] => hits.filter((hit) => hit.tag === tag).map(({ text }) => text);
const sentences = (hits: TagHit[], tag: string): number =>
  new Set(hits.filter((hit) => hit.tag === tag).map(({ sentence }) => sentence)).size;

describe('K1, an empty export before a deadline', () => {
  const first = agent('I’m so sorry, Anna - an empty export the day before a deadline is really stressful.', PANIC);
  const second = agent('What were you trying to export, and which columns do you need?', PANIC);
  const bug =
    'That’s a bug in our code. I’ve asked the developers; you’ll have an answer by 11:00. Would waiting until 11 work for you?';

  it('opens with a specific apology and names the feeling', () => {
    expect(graded(first, 'apology', 'empathy')).toEqual(['apology specific', 'empathy specific']);
    expect(words(first, 'empathy')).toEqual(['is really stressful']);
  });
  it('asks what the export is for', () => {
    expect(graded(second, 'question', 'apology', 'empathy')).toEqual(['question goal']);
  });
  it('admits the bug, promises an answer at a time and asks whether the wait is bearable', () => {
    expect(graded(agent(bug), 'admission', 'promise', 'wait_estimate', 'question').sort()).toEqual([
      'admission',
      'promise',
      'question severity',
      'wait_estimate',
    ]);
  });
  it('keeps the promise', () => {
    expect(words(agent('Good news: it’s fixed. Could you try again?'), 'followup_kept')).not.toEqual([]);
  });
});

describe('K2, ten minutes without food', () => {
  const hits = agent(
    'We’re very sorry that you had a bad experience. Unfortunately, technically we are not fast food. Our customers usually wait 15 minutes.',
    FOOD,
  );
  it('apologises plainly, without empathy', () => {
    expect(graded(hits, 'apology', 'empathy')).toEqual(['apology plain']);
  });
  it('defends itself in two sentences', () => {
    expect(sentences(hits, 'defensive')).toBe(2);
  });
});

describe('K3, a confusing date picker', () => {
  const hits = agent(
    'I’m sorry - the date picker isn’t intuitive right now. We should have told you in the text when next month’s report appears. ' +
      'May I ask: do you use it at the same time each month? Are you the only person using this? ' +
      'Thank you for telling us, your input is extremely helpful.',
    PICKER,
  );
  it('does all four A’s', () => {
    expect(graded(hits, 'apology')).toEqual(['apology specific']);
    expect(sentences(hits, 'admission')).toBe(2);
    expect(graded(hits, 'question')).toEqual(['question frequency', 'question who']);
    expect(new Set(graded(hits, 'appreciation'))).toEqual(new Set(['appreciation specific']));
    expect(words(hits, 'appreciation')).toContain('your input is extremely helpful');
  });
});

describe('K4 and K5, an article instead of an answer and beside one', () => {
  it('K4 only points elsewhere', () => {
    const hits = agent('Please see our help article: https://help.example.com/pricing');
    expect(words(hits, 'link_deflection')).not.toEqual([]);
  });
  it('K5 gives the steps, and neither apologises nor deflects', () => {
    const hits = agent(
      'Open Scheduler, press the funnel icon, tick "Cancelled", choose the dates and press Apply. The cancelled ones show in grey. ' +
        'The same steps with pictures are here: https://help.example.com/cancelled',
    );
    expect(graded(hits, 'link_deflection', 'apology', 'admission', 'empathy', 'appreciation', 'question')).toEqual([]);
  });
});

describe('K6, locked out for the third time', () => {
  it('the first answer blames twice over and does not apologise', () => {
    const hits = agent(
      'You should have cleared your cookies. As I already explained, it works for everyone else.',
      LOGIN,
    );
    expect(sentences(hits, 'blame')).toBe(2);
    expect(words(hits, 'blame')).toHaveLength(3);
    expect(graded(hits, 'apology', 'empathy', 'admission')).toEqual([]);
  });
  it('the second owns the fault, names the feeling and promises a day', () => {
    const hits = agent(
      'I’m sorry, that was our mistake: the session bug came back. Being locked out three times is maddening. I’ll write to you when it’s fixed, by Friday.',
      LOGIN,
    );
    expect(graded(hits, 'apology', 'admission', 'empathy')).toEqual([
      'apology specific',
      'admission',
      'empathy specific',
    ]);
    expect(graded(hits, 'promise', 'wait_estimate', 'blame', 'defensive')).toEqual(['promise', 'wait_estimate']);
  });
});

describe('K7 and K8, an idea and a double invoice', () => {
  it('K7 thanks for the idea and promises to come back', () => {
    const hits = agent('That’s a great idea, thank you. I’ll check with the developers and come back.');
    expect(graded(hits, 'appreciation', 'promise')).toEqual(['appreciation specific', 'promise']);
  });
  it('K7 reports back and asks whether something else would help', () => {
    const hits = agent(
      'I checked with the team, and we can’t do it this year because the grid is being rewritten. Would exporting to CSV help meanwhile?',
    );
    expect(words(hits, 'followup_kept')).not.toEqual([]);
    expect(sentences(hits, 'question')).toBe(1);
  });
  it('K8 asks', () => {
    expect(sentences(agent('Which invoice number is it?'), 'question')).toBe(1);
  });
});

describe('clichés', () => {
  it('stand in none of the thirteen messages that people wrote', () => {
    const human = [
      'I’m so sorry, Anna - an empty export the day before a deadline is really stressful.',
      'What were you trying to export, and which columns do you need?',
      'That’s a bug in our code. I’ve asked the developers; you’ll have an answer by 11:00. Would waiting until 11 work for you?',
      'Good news: it’s fixed. Could you try again?',
      'We’re very sorry that you had a bad experience. Unfortunately, technically we are not fast food. Our customers usually wait 15 minutes.',
      'I’m sorry - the date picker isn’t intuitive right now. We should have told you in the text when next month’s report appears. May I ask: do you use it at the same time each month? Are you the only person using this? Thank you for telling us, your input is extremely helpful.',
      'Please see our help article: https://help.example.com/pricing',
      'Open Scheduler, press the funnel icon, tick "Cancelled", choose the dates and press Apply. The cancelled ones show in grey. The same steps with pictures are here: https://help.example.com/cancelled',
      'You should have cleared your cookies. As I already explained, it works for everyone else.',
      'I’m sorry, that was our mistake: the session bug came back. Being locked out three times is maddening. I’ll write to you when it’s fixed, by Friday.',
      'That’s a great idea, thank you. I’ll check with the developers and come back.',
      'I checked with the team, and we can’t do it this year because the grid is being rewritten. Would exporting to CSV help meanwhile?',
      'Which invoice number is it?',
    ];
    expect(human.flatMap((text) => words(agent(text), 'cliche'))).toEqual([]);
  });
  it('stand once in what the bot says, which has no tone', () => {
    const text = 'Please wait, an operator will be with you shortly. Your request is important to us.';
    const tagged = tagMessage({ role: 'bot', text });
    expect(words(tagged.tags, 'cliche')).toEqual(['Your request is important to us']);
    expect(tagged.tone).toBeNull();
  });
});
