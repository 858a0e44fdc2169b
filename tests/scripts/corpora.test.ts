import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '../../scripts/accuracy/corpora';

let folder: string;
const put = (path: string, lines: string[]) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), lines.join('\n'));
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-corpora-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = (name: string, ...ids: string[]) => Object.fromEntries(textsOf(new Set(ids), join(folder, name)));

describe('texts by their ids', () => {
  it('of tweets come with the tweet that they answer, if the file has it', () => {
    put('tweets/twcs/twcs.csv', [
      'tweet_id,text,in_response_to_tweet_id',
      '3,"Sorry, we look into it.",2.0',
      '2,"My parcel, the ""blue"" one",1',
      '4,Nobody asked for this one.,2',
    ]);
    expect(found('tweets', 'twcs:2', 'twcs:3', 'twcs:9', 'ibm:4')).toEqual({
      'twcs:2': { text: 'My parcel, the "blue" one', context: '' },
      'twcs:3': { text: 'Sorry, we look into it.', context: 'My parcel, the "blue" one' },
    });
  });

  it('of conversations come with the end of the message before in the same one, spam passed over', () => {
    put('talks/ibm-care/messages.csv', [
      'conversation_id,message_id,body_text',
      `a,1,${'x'.repeat(600)}the end`,
      'b,2,Another talk in between',
      'a,3,"Two',
      'lines"',
    ]);
    put('talks/sumo/messages.csv', [
      'conversation_id,message_id,body_text,is_spam',
      'q,1,The page stays white.,False',
      'q,2,Buy cheap watches,True',
      'q,3,Which version is it?,False',
    ]);
    expect(found('talks', 'ibm:3', 'ibm:2', 'sumo:3')).toEqual({
      'ibm:2': { text: 'Another talk in between', context: '' },
      'ibm:3': { text: 'Two\nlines', context: `${'x'.repeat(593)}the end` },
      'sumo:3': { text: 'Which version is it?', context: 'The page stays white.' },
    });
  });

  it('are none where the corpora are not there, and a file of another shape is refused', () => {
    expect(found('nowhere', 'twcs:1')).toEqual({});
    put('strange/sumo/messages.csv', ['conversation_id,message_id,text', 'q,1,Hello']);
    expect(() => found('strange', 'sumo:1')).toThrow(
      /messages\.csv: expected the columns conversation_id, message_id, body_text, did not find body_text\./,
    );
  });
});
