import { describe, expect, it } from 'vitest';
import { contentsOf } from '../../../pipelines/evaluate/file';

const linesOf = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n');
const one = (record: object) => {
  const { messages, problems } = contentsOf('set.jsonl', linesOf(record));
  expect(problems).toEqual([]);
  return messages[0]!;
};

describe('whose message a record holds', () => {
  it('is told by its labels: tags are of agents, moods of customers', () => {
    expect(one({ id: 'a', text: 'Sorry!', tags: ['apology'] }).role).toBe('agent');
    expect(one({ id: 'b', text: 'Bad.', mood: 'angry' }).role).toBe('customer');
  });

  it('is what the role says where there is one', () => {
    const message = one({ id: 'c', role: 'customer', text: 'How do I print?', tags: ['how_question'] });
    expect([message.role, message.scoredTags]).toEqual(['customer', ['how_question']]);
  });
});

describe('which tags are scored', () => {
  const agent = { id: 'a', text: 'Sorry!' };

  it('are those of the guideline and those that occur in the file', () => {
    const { messages } = contentsOf('f', linesOf({ ...agent, tags: ['joke_risk'] }, { ...agent, tags: [] }));
    expect(messages.map(({ scoredTags }) => scoredTags.length)).toEqual([13, 13]);
    expect(messages[1]!.scoredTags).toContain('joke_risk');
  });

  it('are those in `labelled` alone where a record says so, and never a disputed one', () => {
    const record = { ...agent, tags: ['cliche'], labelled: ['apology', 'blame'], disputed: ['blame'] };
    expect(one(record).scoredTags).toEqual(['apology']);
  });
});

describe('doubt about the mood, the kind or a signal', () => {
  it('is doubt about the tags of the same matter', () => {
    const customer = { id: 'a', role: 'customer', text: 'x', tags: ['mood_angry', 'bug', 'urgent', 'praise'] };
    expect(one({ ...customer, disputed: ['mood'] }).scoredTags).toEqual(['bug', 'urgent', 'praise']);
    expect(one({ ...customer, disputed: ['kind'] }).scoredTags).toEqual(['mood_angry', 'urgent', 'praise']);
    expect(one({ ...customer, disputed_signals: ['urgent'] }).scoredTags).toEqual(['mood_angry', 'bug', 'praise']);
  });
});

describe('words of other labellers', () => {
  it('happy is pleased, and a neutral mood is none', () => {
    expect([one({ id: 1, text: 'x', mood: 'happy' }).mood, one({ id: 2, text: 'x', mood: 'neutral' }).mood]).toEqual([
      'pleased',
      'none',
    ]);
  });
});

describe('records that cannot be used', () => {
  const wrong: [object | string, string][] = [
    ['Dear all', 'expected one JSON object a line, found "Dear all".'],
    [{ text: 'x', tags: [] }, 'field id: expected a string, found nothing.'],
    [{ id: 'a', tags: [] }, 'field text: expected a string, found nothing.'],
    [
      { id: 'a', text: 'x' },
      'field role: expected agent or customer, or labels that tell it (tags; mood, tone, complaint, kind, signals), found nothing.',
    ],
    [{ id: 'a', text: 'x', tone: 'bad' }, 'field tone: expected one of negative, neutral, positive, found "bad".'],
    [{ id: 'a', text: 'x', complaint: 'yes' }, 'field complaint: expected true or false, found "yes".'],
    [
      { id: 'a', text: 'x', signals: ['loud'] },
      'field signals: expected only urgent, repeat, paying, churn, abuse, found "loud".',
    ],
    [
      { id: 'a', text: 'x', tags: [], empathy: 'some' },
      'field empathy: expected one of specific, stock, none, found "some".',
    ],
  ];
  it.each(wrong)('%j', (record, problem) => {
    const line = typeof record === 'string' ? record : JSON.stringify(record);
    const good = linesOf({ id: 'good', text: 'Sorry!', tags: [] });
    const contents = contentsOf('set.jsonl', `${good}\n\n${line}\n`);
    expect(contents.problems).toEqual([{ file: 'set.jsonl', line: 3, problem }]);
    expect(contents.messages.map(({ id }) => id)).toEqual(['good']);
  });
});

describe('ratings', () => {
  it('are told by their tabs; a line without a number is named', () => {
    expect(contentsOf('r.txt', '1\t2.5\tLovely day.\n2\t -1.25\tOh no,\tagain\nnothing\n')).toEqual({
      messages: [],
      rated: [
        { id: '1', rating: 2.5, text: 'Lovely day.' },
        { id: '2', rating: -1.25, text: 'Oh no,\tagain' },
      ],
      problems: [{ file: 'r.txt', line: 3, problem: 'expected id, rating and text, separated by tabs.' }],
    });
  });
});
