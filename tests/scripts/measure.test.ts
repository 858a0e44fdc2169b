import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownSet, setsOf, type Run } from '../../scripts/accuracy/sets';

const RUN: Run = { measuredOn: '2026-01-31', rules: '1-test', behaviour: 'cafe' };
/** Of these ids 1 is held out (the SHA-1 of "1" is divisible by 3) and 3 is not. */
const RECORDS = [
  { id: '1', text: 'Sorry for the delay with your order.', tags: ['apology'] },
  { id: '3', text: 'The blue one has two buttons.', tags: [] },
];
const linesOf = (records: object[]) => records.map((record) => JSON.stringify(record)).join('\n');

let folder: string;
const put = (path: string, content: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-measure-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the sets of a data folder', () => {
  it('are the held-out third, the rest, and each file of ratings; a licence beside them is none', () => {
    put('whole/gold/agent.jsonl', linesOf(RECORDS));
    put('whole/vader/LICENSE.txt', 'The MIT License\n');
    put('whole/vader/tweets_GroundTruth.txt', '1\t2\tI love it.\n2\t-2\tI hate it.\n');
    const { sets, care } = setsOf(join(folder, 'no-project'), join(folder, 'whole'), RUN);
    expect(sets.map(({ name, use, messages, measuredOn }) => [name, use, messages, measuredOn])).toEqual([
      ['care', 'held out', 1, '2026-01-31'],
      ['care', 'tuned on', 1, '2026-01-31'],
      ['vader-tweets', 'tuned on', 2, '2026-01-31'],
    ]);
    expect(sets[0]!.scores.find(({ name }) => name === 'apology')).toMatchObject({ n: 1, right: 1 });
    expect(sets[2]!.agreement).toMatchObject({ n: 2, r: 1 });
    expect(care).toBeNull();
  });

  it('must not lose a record: one that cannot be used ends the measurement', () => {
    put('torn/gold/agent.jsonl', `${linesOf(RECORDS)}\n{"id": "2"`);
    expect(() => setsOf(folder, join(folder, 'torn'), RUN)).toThrow(
      /agent\.jsonl, line 3: expected one JSON object a line/,
    );
  });

  it('are asked for where a folder holds none', () => {
    put('none/notes.md', 'Nothing.');
    expect(() => setsOf(folder, join(folder, 'none'), RUN)).toThrow(
      /expected gold\/\*\.jsonl .*, vader\/\*\.txt .* or the corpora/,
    );
  });
});

describe('the second set', () => {
  const labels = [
    { id: 'twcs:11', use: 'held-out', tags: ['apology'], disputed: [] },
    { id: 'ibm:b2', use: 'tuned', tags: ['apology'], disputed: [] },
    { id: 'sumo:gone', use: 'tuned', tags: [], disputed: [] },
  ];
  const prepare = (name: string) => {
    put(`${name}/tests/accuracy/care/agent.jsonl`, linesOf(labels));
    put(`${name}/data/twcs/twcs.csv`, 'tweet_id,text,in_response_to_tweet_id\n11,Sorry for the delay.,\n');
    const rows = 'conversation_id,message_id,body_text\nb,b1,Where is it?\nb,b2,The blue one has two buttons.\n';
    put(`${name}/data/ibm-care/messages.csv`, rows);
    return setsOf(join(folder, name), join(folder, name, 'data'), RUN);
  };

  it('is measured in two parts, with its texts from the corpora, and says what was not found', () => {
    const { sets, care } = prepare('second');
    expect(sets.map(({ name, use, messages }) => [name, use, messages])).toEqual([
      ['care, second reading', 'held out', 1],
      ['care, second reading', 'tuned on', 1],
    ]);
    const apologies = sets.map(({ scores }) => scores.find(({ name }) => name === 'apology'));
    expect(apologies).toMatchObject([{ right: 1 }, { right: 0, missed: 1 }]);
    expect(care).toMatchObject({ labelled: 3, notFound: ['sumo:gone'] });
    expect(sets[0]!.about).toMatch(/Of 3 labelled messages of both parts 1 were not found\.$/);
  });

  it('is refused with file and line where a line does not say its use', () => {
    put('useless/tests/accuracy/care/agent.jsonl', `${linesOf(labels)}\n{"id": "twcs:12", "tags": []}`);
    put('useless/data/twcs/twcs.csv', 'tweet_id,text,in_response_to_tweet_id\n');
    expect(() => setsOf(join(folder, 'useless'), join(folder, 'useless', 'data'), RUN)).toThrow(
      /agent\.jsonl, line 4: expected a JSON object with an id and use held-out or tuned/,
    );
  });
});

describe('the project’s own set', () => {
  it('is what lies in tests/accuracy, and no set where nothing lies there', () => {
    put('project/tests/accuracy/agent.jsonl', linesOf(RECORDS));
    expect(ownSet(join(folder, 'project'), RUN).map(({ name, use, messages }) => [name, use, messages])).toEqual([
      ['own', 'own', 2],
    ]);
    expect(ownSet(join(folder, 'empty'), RUN)).toEqual([]);
  });
});
