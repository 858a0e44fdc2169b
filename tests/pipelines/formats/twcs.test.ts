/** twcs.csv as published and as pandas and Excel hand it on. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { signatureOf, twcs } from '../../../pipelines/formats/twcs';
import { fileOf, readAll } from '../files/memory-file';

const ORIGINAL = `tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
101,115712,True,Tue Oct 31 22:08:00 +0000 2017,"@OakHelp my lamp is dead &amp; gone","102,104",
102,OakHelp,False,Tue Oct 31 22:10:47 +0000 2017,@115712 Sorry! Which model? ^IP,103,101
103,115712,True,Tue Oct 31 23:12:09 +0100 2017,"@OakHelp Model X
bought in May",,102
`;
const PANDAS = `,tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
0,101.0,115712.0,TRUE,2017-10-31T22:08:00Z,"@OakHelp my lamp is dead &amp; gone","102,104",
1,102.0,OakHelp,FALSE,2017-10-31 22:10:47+00:00,@115712 Sorry! Which model? ^IP,103.0,101.0
2,103.0,115712.0,TRUE,2017-10-31T22:12:09.000Z,"@OakHelp Model X
bought in May",,102.0
`;
const tweet = (id: string, parentId: string | null, sentAt: string, body: string, more: object) => ({
  kind: 'message',
  file: 't',
  id,
  conversationId: null,
  parentId,
  isPublic: true,
  sentAt: new Date(sentAt),
  body,
  bodyFormat: 'text',
  channel: 'social',
  ...more,
});
const customer = { role: 'customer', authorKey: '115712', authorName: null, team: null };
const agent = { role: 'agent', authorKey: 'OakHelp ^IP', authorName: 'OakHelp ^IP', team: 'OakHelp' };
const EXPECTED = [
  tweet('101', null, '2017-10-31T22:08:00Z', '@OakHelp my lamp is dead &amp; gone', customer),
  tweet('102', '101', '2017-10-31T22:10:47Z', '@115712 Sorry! Which model? ^IP', agent),
  tweet('103', '102', '2017-10-31T22:12:09Z', '@OakHelp Model X\nbought in May', customer),
];

describe('twcs', () => {
  it('is recognised before the general table', () => {
    expect(detectAll([fileOf(ORIGINAL)]).groups.map(({ format, detected }) => [format.id, detected.account])).toEqual([
      ['twcs', 'twitter'],
    ]);
  });

  it('reads a reply graph with the brand as team and the signature as author', async () => {
    expect(await readAll(twcs, [fileOf(ORIGINAL, 't')])).toEqual(EXPECTED);
  });

  it('reads the same out of a copy that pandas saved', async () => {
    expect(await readAll(twcs, [fileOf(PANDAS, 't')])).toEqual(EXPECTED);
  });

  it('sets rows aside whose side, time or id cannot be read', async () => {
    const rows = `${ORIGINAL.split('\n')[0]}\n1,a,maybe,Tue Oct 31 22:08:00 +0000 2017,x,,\n2,a,True,today,x,,\n,a,True,Tue Oct 31 22:08:00 +0000 2017,x,,\n`;
    expect(
      (await readAll(twcs, [fileOf(rows)])).map(
        (record) => record.kind === 'rejected' && [record.record, record.field, record.reason],
      ),
    ).toEqual([
      [1, 'inbound', 'Expected True or False, found "maybe".'],
      [2, 'created_at', 'Expected a time such as Tue Oct 31 22:10:47 +0000 2017, found "today".'],
      [3, 'tweet_id', 'Expected the id of the tweet, found nothing.'],
    ]);
  });

  it.each([
    ['Which model? ^IP', '^IP'],
    ['Which model? ^ip https://t.co/x', '^IP'],
    ['We can help. -KC', '^KC'],
    ['Send us a DM *AB 1/2', '^AB'],
    ['We are on it! *JoanO... 1/2', '^JOANO'],
    ['Check again.- Ed', '^ED'],
    ['Look into it - Thanks', null],
    ['See you at 9-5', null],
    ['It is so-so', null],
    ['Thanks!', null],
  ])('the signature in "%s" is %s', (text, signature) => {
    expect(signatureOf(text)).toBe(signature);
  });
});
