/** Files that hold no messages, or are unknown: recognised by content and answered with what to do instead. */
import { describe, expect, it } from 'vitest';
import { detectAll, FORMATS } from '../../../pipelines/formats';
import { fileOf } from '../files/memory-file';

const answer = (content: string) => {
  const { groups, refused } = detectAll([fileOf(content, 'f')]);
  return groups.length > 0
    ? groups.map(({ format }) => format.id).join()
    : `${refused[0]!.problem} ${refused[0]!.nextStep}`;
};

describe('exports without what people wrote', () => {
  it.each([
    [
      'Summation column,Id,Requester,Requester domain,Subject,Status\n1,4812,Mara,x.test,Lamp,Solved\n',
      /^is a Zendesk view export: one row per ticket.*Export > JSON/,
    ],
    [
      'user_id,ruleset_id,content_type,receipt_id\n1,2,email,3\n',
      /^is Intercom’s content data export.*through the API/,
    ],
    [
      'Ticket ID;Subject;Agent interactions;Customer interactions\n1;Lamp;2;3\n',
      /^is a Freshdesk CSV export.*account export/,
    ],
    [
      'Ticket id,Subject,Last used integration type\n1,Lamp,email\n',
      /^is Gorgias’ tickets CSV.*messages file beside it/,
    ],
    [
      'Ticket Number,Subject,Help Topic,SLA Plan\n1,Lamp,Sales,None\n',
      /^is an osTicket CSV.*this query.*ost_thread_entry/,
    ],
    [
      '{"id":"cnv_1","status":"archived","subject":"Lamp"}\n',
      /^is a conversation list of Front’s API, which holds no messages/,
    ],
    ['<?xml version="1.0"?><tickets/>', /^is XML, not an export that can be read/],
    ['<!DOCTYPE html><html>', /^is a web page, not an export/],
    ['From mara@x.test Tue Mar  4 09:12:44 2025\nSubject: Lamp\n', /^mbox$/],
    ['Just some notes about lamps.\n', /^is no table and no JSON: it begins with "Just some notes about lamps."/],
    ['{"id":', /^looks like JSON, but no record of it can be read/],
    ['[{"id":1,"messages":[{"text":"Hello","from":"customer"}]}]', /^is JSON in no format that is known.*"messages"/],
    [
      'name,age,city\nMara,31,Turin\nIvo,40,Split\n',
      /is no export that is known: .*\(found: name, age, city\)[^]*Write a mapping file/,
    ],
  ])('%s', (content, sentence) => {
    expect(answer(content)).toMatch(sentence);
  });
});

describe('every format', () => {
  it('has an id that is its file, a title, and says where its export is found', () => {
    expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
    for (const { title, whereToFind } of FORMATS)
      expect(Math.min(title.length, whereToFind.length)).toBeGreaterThan(10);
  });

  it('files of several formats named together are told apart, and one refused stops no other', () => {
    const table = fileOf('conversation_id,role,sent_at,text\n7,customer,2025-07-04T09:12Z,Hello there\n', 'table');
    const user = fileOf('{"url":"https://oak.zendesk.com/api/v2/users/1.json","id":1,"role":"agent"}\n', 'users');
    const picture = { ...fileOf('x', 'picture'), unusable: { problem: 'is a picture.', nextStep: 'Leave it out.' } };
    const { groups, refused } = detectAll([table, picture, user]);
    expect(groups.map(({ format, files }) => [format.id, files[0]!.name])).toEqual([
      ['messages-csv', 'table'],
      ['zendesk', 'users'],
    ]);
    expect(refused).toEqual([{ file: 'picture', problem: 'is a picture.', nextStep: 'Leave it out.' }]);
  });
});
