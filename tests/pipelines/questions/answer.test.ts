import { describe, expect, it } from 'vitest';
import { answerIn, contentOfQuestion, type Asked } from '../../../pipelines/questions/answer';
import type { Question } from '../../../src/lib/model/questions';

const MONTHLY: Question = {
  ...{ id: 'lamp', text: 'How many times a month do you change the lamp?', variants: [] },
  ...{ active_from: '2026-09-07', active_to: '2026-09-20', unit: 'times/month', type: 'number' },
};

function answer(replies: string | string[], change: Partial<Question> = {}, isOnlyQuestion = true, isNextTurn = true) {
  const question = { ...MONTHLY, ...change };
  const asked: Asked = { question, content: contentOfQuestion(question), isOnlyQuestion };
  const texts = typeof replies === 'string' ? [replies] : replies;
  const found = answerIn(
    asked,
    texts.map((text) => ({ text, isNextTurn })),
  );
  return found && [found.class, found.amount?.point ?? null, texts[found.reply]?.slice(found.start, found.end)];
}

describe('an answer to a question for a number', () => {
  it.each([
    ['It works, thank you! About 3 times a month.', ['number', 3, 'About 3 times a month.']],
    ['Never, my accountant does that.', ['number', 0, 'Never, my accountant does that.']],
    ['Daily at month end, so 5 or 6 times.', ['number', 5.5, 'Daily at month end, so 5 or 6 times.']],
    ['Great. Maybe 4 times.', ['number', 4, 'Maybe 4 times.']],
    ['3', ['number', 3, '3']],
    ['I would say that we change it twice a year or so', ['number', 2 / 12, expect.any(String)]],
    ['Hard to say, often.', ['subjective', null, 'Hard to say, often.']],
    ['No idea, sorry.', ['declined', null, 'No idea, sorry.']],
    ['Maybe later, I am in a hurry.', ['declined', null, 'Maybe later, I am in a hurry.']],
  ])('%s', (reply, expected) => expect(answer(reply)).toEqual(expected));

  it.each([
    'It still shows the error every day when I start it.',
    'I reloaded it twice and nothing changed.',
    'The lamp is broken again.',
    'Thanks a lot for the fix!',
    'Which lamp, the one on the 3rd floor?',
    'My ticket 4471 has been open since 2019.',
  ])('is not “%s”', (reply) => expect(answer(reply)?.[0]).toBe('off_topic'));

  it('is nothing when only courtesies came back, or nothing', () => {
    expect([answer('Thanks a lot!'), answer([])]).toEqual([null, null]);
  });

  it('is the number, whenever it came, and of two the first', () => {
    expect(answer(['I would have to check.', 'Thanks', 'So: 4 times a month.', 'Or 5 times a month.'])).toEqual([
      ...['number', 4, 'So: 4 times a month.'],
    ]);
  });
});

describe('an answer to other questions', () => {
  it.each([
    ['who', 'Who changes the lamp?', 'Our receptionist does.', 'fact'],
    ['when', 'When do you change the lamp?', 'On Mondays in the evening', 'fact'],
    ['why', 'Why did you change the lamp?', 'Because it went dark.', 'explanation'],
    ['how', 'How do you change the lamp?', 'With a ladder and a friend', 'explanation'],
    ['what', 'What do you use the lamp for?', 'It is really nice for reading', 'subjective'],
    ['subjective', 'What do you think of the lamp?', 'Quite pretty', 'subjective'],
    ['choice', 'Do you buy the lamp at a shop or online?', 'Online', 'fact'],
  ] as const)('of type %s: %s', (type, text, reply, expected) => {
    expect(answer(reply, { type, text, unit: 'none' })?.[0]).toBe(expected);
  });

  it('is not just any sentence when more was asked in the same message', () => {
    const why = { type: 'why', text: 'Why did you change the lamp?', unit: 'none' } as const;
    expect(answer('I sent you the photo.', why, false)?.[0]).toBe('off_topic');
    expect(answer('The lamp was too dark for us.', why, false)?.[0]).toBe('explanation');
  });

  it('is sought with more care once the team has written again, when much is said of other things', () => {
    const what = { type: 'what', text: 'Which shop sold you the lamp?', unit: 'none' } as const;
    expect(answer('I found the receipt in a drawer.', what)?.[0]).toBe('fact');
    expect(answer('I found the receipt in a drawer.', what, true, false)?.[0]).toBe('off_topic');
    expect(answer('The lamp is on again.', what, true, false)?.[0]).toBe('off_topic');
    expect(answer('A small shop sold it to me.', what, true, false)?.[0]).toBe('fact');
  });

  it('is a bare number only beside what was asked about', () => {
    const lamps = { text: 'How many lamps are listed?', unit: 'none' } as const;
    expect(answer('I looked at the list and there are 2 lamps in it, as far as I can tell', lamps)?.[1]).toBe(2);
    expect(answer('As soon as I copy the 2 files to another place, the lamps go dark', lamps)?.[0]).toBe('off_topic');
  });

  it('counts people, minutes and money in their own units', () => {
    expect(answer('Me and two colleagues', { unit: 'people', text: 'How many people change the lamp?' })?.[1]).toBe(3);
    expect(answer('Half an hour, more or less', { unit: 'minutes', text: 'How long does it take?' })?.[1]).toBe(30);
    expect(answer('About 20 euros', { unit: 'money', text: 'How much was the lamp?' })?.[1]).toBe(20);
  });
});
