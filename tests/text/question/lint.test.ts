import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/lib/text/question/lint';

const found = (question: string) => lint(question).findings.map(({ id, words }) => [id, words]);

describe('lint of a question', () => {
  it('finds nothing in one that counts what people did last month [G-LINT]', () => {
    expect(lint('How many times last month did you export a report?')).toEqual({
      score: 100,
      grade: 'A',
      findings: [],
    });
  });

  it('takes 95 off one that praises, asks for an opinion, for a second thing and for the future [G-LINT]', () => {
    const question = 'What do you think of our great new export and would you use it?';
    expect(found(question)).toEqual([
      ['subjective', 'think'],
      ['leading', 'great new'],
      ['two_questions', 'and would you'],
      ['prediction', 'would you use'],
    ]);
    expect(lint(question)).toMatchObject({ score: 5, grade: 'C' });
  });

  it('takes a list of alternatives for a choice and not for two questions [G-LINT]', () => {
    const question = 'Are you the only person using it, or do others use it too?';
    expect(found(question)).toEqual([
      ['no_question_word', ''],
      ['yes_no', 'Are'],
    ]);
    expect(lint(question)).toMatchObject({ score: 75, grade: 'B' });
  });

  it.each([
    ['How often do you print invoices?', 'no_time_frame', 'how often'],
    ['How many XJR9 jobs did you run last week?', 'jargon', 'XJR9'],
    ['Why did you start, and what do you miss?', 'many_open', 'Why … what'],
    [`How many ${'very '.repeat(25)}small reports did you print last week?`, 'long', ''],
    ['How many invoices last week? Who reads them?', 'two_questions', 'How many invoices last week? Who reads them?'],
  ])('%s', (question, id, words) => expect(found(question)).toContainEqual([id, words]));

  it('says of each finding what to write instead, and never scores below nothing', () => {
    const all = lint(
      'Don’t you like our great new XJR9, and would you pay? How often? What, why and how? Do you feel it?',
    );
    expect(all.score).toBe(0);
    for (const { instead, says } of all.findings) expect([instead.length > 10, says.length > 10]).toEqual([true, true]);
  });
});
