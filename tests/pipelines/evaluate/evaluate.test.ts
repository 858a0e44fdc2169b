import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../pipelines/evaluate/evaluate';
import { contentsOf } from '../../../pipelines/evaluate/file';
import { missText } from '../../../pipelines/evaluate/report';
import { RULES } from '../../../src/lib/tagging';

const evaluated = (records: object[], ratings: [number, string][] = []) => {
  const { messages, problems } = contentsOf('set.jsonl', records.map((record) => JSON.stringify(record)).join('\n'));
  expect(problems).toEqual([]);
  const rated = ratings.map(([rating, text], at) => ({ id: String(at), rating, text }));
  return evaluate(messages, rated, { pool: ['promise', 'wait_estimate'] });
};
type Evaluated = ReturnType<typeof evaluated>;
const countsOf = ({ scores }: Evaluated, scored: string) =>
  Object.fromEntries(
    scores
      .filter((score) => score.scored === scored)
      .map(({ name, grade, right, wrong, missed }) => [grade ? `${name} ${grade}` : name, [right, wrong, missed]]),
  );

const SORRY = 'We are sorry for the delay with your order.';
const PLAIN = 'The blue one has two buttons.';

describe('tags of agents', () => {
  it('are right, wrong or missed, message by message', () => {
    const labelled = ['apology', 'promise'];
    const evaluation = evaluated([
      { id: '1', text: SORRY, tags: ['apology'], labelled },
      { id: '2', text: SORRY, tags: [], labelled },
      { id: '3', text: PLAIN, tags: ['apology', 'promise'], labelled },
      { id: '4', text: SORRY, tags: ['apology'], disputed: ['apology'], labelled },
    ]);
    expect(countsOf(evaluation, 'tag')).toEqual({ apology: [1, 1, 1], promise: [0, 0, 1] });
    expect(evaluation.pooled).toMatchObject({ tags: ['promise', 'wait_estimate'], n: 1, messages: 4, missed: 1 });
  });

  it('that a set does not look for are not scored, though the rules find them', () => {
    const evaluation = evaluated([{ id: '1', text: SORRY, tags: [], labelled: ['blame'] }]);
    expect(countsOf(evaluation, 'tag')).toEqual({ blame: [0, 0, 0] });
    expect(evaluation.misses).toEqual([]);
  });

  it('empathy counts in any grade, and once more in its own words', () => {
    const labelled = ['empathy'];
    const stock = 'We understand your frustration.';
    const evaluation = evaluated([
      { id: '1', text: stock, tags: [], empathy: 'stock', labelled },
      { id: '2', text: PLAIN, tags: ['empathy'], empathy: 'none', labelled },
      { id: '3', text: PLAIN, tags: ['empathy'], empathy: 'specific', labelled },
    ]);
    expect(countsOf(evaluation, 'tag')).toEqual({ empathy: [1, 0, 1], 'empathy specific': [0, 0, 1] });
  });

  it('are not found in a message that is not English', () => {
    const text = 'Wir bitten um Entschuldigung für die lange Wartezeit bei Ihrer Bestellung.';
    const evaluation = evaluated([{ id: '1', text, tags: ['apology'], labelled: ['apology'] }]);
    expect(countsOf(evaluation, 'tag')).toEqual({ apology: [0, 0, 1] });
  });
});

describe('what customers wrote', () => {
  const broken = 'The export crashes with an error every time. I am so frustrated.';

  it('is scored field by field; disputed fields and fields without a label are left out', () => {
    const evaluation = evaluated([
      { id: '1', text: broken, mood: 'frustrated', complaint: true, kind: 'bug', disputed: ['kind'] },
      { id: '2', text: PLAIN, mood: 'neutral', complaint: false, kind: 'other', tone: 'neutral' },
      { id: '3', text: PLAIN, mood: 'angry', complaint: true, kind: 'other' },
    ]);
    expect(evaluation.fields.map(({ field, n, accuracy }) => [field, n, accuracy?.value])).toEqual([
      ['mood', 3, 2 / 3],
      ['tone', 1, 1],
      ['kind', 2, 1],
    ]);
    expect(countsOf(evaluation, 'mood')).toEqual({ angry: [0, 0, 1], frustrated: [1, 0, 0], none: [1, 1, 0] });
    expect(countsOf(evaluation, 'complaint')).toEqual({ complaint: [1, 0, 1] });
    // Mean F1 of the moods that the labels give: frustrated 1, none 2/3, angry 0.
    expect(evaluation.fields[0]?.macroF1).toBeCloseTo(5 / 9, 12);
    expect(evaluation.confusion.mood).toEqual({
      frustrated: { frustrated: 1 },
      none: { none: 1 },
      angry: { none: 1 },
    });
  });

  it('public criticism is service for readers who do not tell them apart', () => {
    const text = RULES.find(({ id }) => id === 'public_criticism')!.matches[0]!;
    const labelled = (...kinds: string[]) => evaluated(kinds.map((kind, id) => ({ id, text, kind })));
    expect(labelled('service').misses).toEqual([]);
    expect(labelled('service', 'public').misses.map(({ expected, found }) => [expected, found])).toEqual([
      ['service', 'public'],
    ]);
  });

  it('signals are scored one by one, without the disputed', () => {
    const text = 'Please answer as soon as possible, this is urgent!';
    const evaluation = evaluated([{ id: '1', text, signals: ['churn', 'paying'], disputed_signals: ['paying'] }]);
    expect(countsOf(evaluation, 'signal')).toEqual({
      ...{ urgent: [0, 1, 0], repeat: [0, 0, 0], churn: [0, 0, 1], abuse: [0, 0, 0] },
    });
  });
});

describe('ratings of feeling', () => {
  it('give the correlation of the tone', () => {
    const { messages, agreement } = evaluated(
      [],
      [
        [3, 'I love it, wonderful!'],
        [0.1, 'It is a table.'],
        [-3, 'This is terrible and I hate it.'],
        [1.5, 'It is good.'],
      ],
    );
    expect([messages, agreement?.n]).toEqual([4, 4]);
    expect(agreement?.r).toBeGreaterThan(0.9);
    expect(agreement?.interval?.low).toBeLessThan(agreement!.r!);
  });
});

describe('misses', () => {
  it('name the words and the rule that were wrong, and how a missed message begins', () => {
    const { misses } = evaluated([
      { id: 'a:1', text: SORRY, tags: [], labelled: ['apology'] },
      { id: 'a:2', text: PLAIN, tags: ['apology'], labelled: ['apology'] },
    ]);
    const [wrong = '', missed] = misses.map(missText);
    expect(wrong.split('\n')).toEqual([
      'tag apology: found wrongly · set.jsonl:1 · a:1',
      expect.stringMatching(/^ {4}\d+–\d+ ".*sorry.*" apology$/),
      `    ${SORRY}`,
    ]);
    expect(missed).toBe(`tag apology: missed · set.jsonl:2 · a:2\n    ${PLAIN}`);
  });
});
