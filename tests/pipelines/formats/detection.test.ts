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

/** The least by which each format of another's kind is known: keys and values that only its vendor writes. */
const SIGNS: Record<string, string> = {
  zendesk: '{"url":"https://oak.zendesk.com/api/v2/tickets/1.json","id":1,"comments":[]}',
  intercom: '{"type":"conversation","id":"1","source":{"delivered_as":"customer_initiated"},"conversation_parts":{}}',
  gorgias: '{"id":1,"uri":"/api/tickets/1/","created_datetime":"2025-03-04T09:12:44","messages":[]}',
  'gorgias-csv': 'id,subject,body_text,sent_datetime,customer_id,sender_info\n',
  hubspot: '{"type":"MESSAGE","id":"1","conversationsThreadId":"2","senders":[],"text":"Hi"}',
  chatwoot: '{"id":1,"message_type":0,"content_type":"text","inbox_id":2,"conversation_id":3,"private":false}',
  livechat: '{"id":"P","users":[{"id":"a","type":"customer"}],"thread":{"id":"K","events":[]}}',
  salesforce: '"Id","ParentId","TextBody","Incoming","MessageDate"\n',
  jira: '{"id":"1","key":"ITH-12","fields":{"summary":"VPN drops"}}',
  'jira-csv': 'Summary,Issue key,Issue id,Project key,Created,Comment,Comment\n',
  zoho: '{"id":"9000000012345","isDescriptionThread":true,"direction":"in","content":"Hi"}',
  tidio: '{"id":1,"contact_id":"a","assigned_operator_id":null,"assigned_department_id":null,"messages":[]}',
  'tidio-csv': 'CONVERSATION_ID,THREAD_ID,TIME_SENT,CHANNEL,SENDER,MESSAGE_CONTENT\n',
  osticket: 'ticket_id\tid\ttype\tflags\tstaff_id\tuser_id\tposter\tbody\tcreated\n',
  drift: '{"id":"m1","orgId":421,"conversationId":5,"body":"Hi","author":{"type":"contact","bot":false}}',
  twcs: 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n',
};

describe('the sign of a format', () => {
  it.each(Object.entries(SIGNS))('%s is taken for nothing else', (id, content) => {
    const file = fileOf(content);
    const vendors = FORMATS.filter((format) => !format.id.startsWith('messages-'));
    expect(vendors.filter((format) => format.detect(file)).map((format) => format.id)).toEqual([id]);
    expect(detectAll([file]).groups.map(({ format }) => format.id)).toEqual([id]);
    expect(vendors.filter((format) => format.id !== id && format.companion?.(file)).map((format) => format.id)).toEqual(
      [],
    );
  });

  it('sorts files of many helpdesks in one drop into an import for each', () => {
    const files = Object.entries(SIGNS).map(([id, content]) => fileOf(content, id));
    const { groups, refused } = detectAll(files);
    expect(refused).toEqual([]);
    expect(groups.map(({ format, files: [file, ...others] }) => [format.id, file?.name, others.length])).toEqual(
      Object.keys(SIGNS).map((id) => [id, id, 0]),
    );
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
