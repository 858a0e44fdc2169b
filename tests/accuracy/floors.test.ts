/** What the rules once reached on the project's own labelled messages, they reach today: the floors are published. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../pipelines/evaluate/evaluate';
import { filesIn, OWN_SET, readFiles } from '../../pipelines/evaluate/files';
import { RARE_TAGS } from '../../pipelines/evaluate/words';
import { belowFloors, figuresOf, raisedFloors, type Floors } from '../../scripts/accuracy/floors';

const floors = JSON.parse(readFileSync('tests/accuracy/floors.json', 'utf8')) as Floors;

describe('the rules on the project’s own messages', () => {
  const { messages, problems } = readFiles(filesIn(OWN_SET, '.jsonl'));
  const evaluation = evaluate(messages, [], { pool: RARE_TAGS });
  const figures = figuresOf(evaluation);

  it('every record can be used', () => expect(problems).toEqual([]));

  it('no figure falls below its floor', () => {
    const sentence =
      'Below the floors of tests/accuracy/floors.json. "undertone evaluate tests/accuracy/*.jsonl --misses NAME" shows why';
    expect(belowFloors(floors, figures), sentence).toEqual([]);
  });

  it('every figure has a floor', () => {
    const namesIn = (some: Floors) =>
      Object.entries(some).flatMap(([scored, named]) => Object.keys(named).map((name) => `${scored} ${name}`));
    expect(namesIn(floors).sort(), 'run "npm run measure -- --floors"').toEqual(namesIn(figures).sort());
  });
});

describe('floors', () => {
  const score = {
    scored: 'tag',
    name: 'apology',
    grade: null,
    n: 20,
    messages: 90,
    right: 1,
    wrong: 1,
    missed: 1,
  } as const;
  const rates = { precision: null, recall: null };
  const accuracy = { value: 0.7, low: 0.6, high: 0.8 };

  it('lie a little under the figures, and only ever rise', () => {
    const figures = figuresOf({
      scores: [
        { ...score, ...rates, f1: 0.938 },
        { ...score, ...rates, grade: 'specific', f1: 0.03 },
        { ...score, ...rates, name: 'blame', f1: null },
      ],
      fields: [{ field: 'mood', n: 90, accuracy, macroF1: 0.5 }],
    });
    expect(figures).toEqual({ tag: { apology: 0.938, 'apology (specific)': 0.03 }, accuracy: { mood: 0.7 } });
    expect(raisedFloors({ accuracy: { mood: 0.68 } }, figures)).toEqual({
      tag: { apology: 0.88, 'apology (specific)': 0 },
      accuracy: { mood: 0.68 },
    });
  });

  it('name what lies below them, and what is no longer measured', () => {
    expect(
      belowFloors({ tag: { apology: 0.9, blame: 0.5, cliche: 0.8 } }, { tag: { apology: 0.9, cliche: 0.79 } }),
    ).toEqual(['tag blame not measured, floor 0.5', 'tag cliche 0.790, floor 0.8']);
  });
});
