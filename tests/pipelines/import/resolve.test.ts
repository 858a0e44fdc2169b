import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { resolveRecords } from '../../../pipelines/import/resolve';
import { rowsOf } from '../../../pipelines/warehouse/database';
import type { NextWarehouse } from '../../../pipelines/warehouse/generation';
import { emptyWarehouse, minute, stage, type Records } from './staged';

let next: NextWarehouse;
let remove: () => void;
beforeEach(async () => ({ next, remove } = await emptyWarehouse()));
afterEach(() => remove());

async function resolved(records: Records) {
  await stage(next, records);
  return resolveRecords(next.connection, 'twcs:support');
}

const spoken = () =>
  rowsOf(
    next.connection,
    `select conversation || ' ' || position || ' ' || said.id || ' ' || role as line from staging.spoken said order by 1`,
  ).then((rows) => rows.map((row) => row.line));

const conversations = (columns: string) =>
  rowsOf(next.connection, `select ${columns} from staging.conversations order by conversation_id`);

describe('conversations out of reply graphs', () => {
  it('follows answers to the first message of the chain, however the file is ordered', async () => {
    await resolved({
      messages: [
        { id: '4', parent: '3', sent_at: minute(4), role: 'agent' },
        { id: '1', sent_at: minute(1), role: 'customer' },
        { id: '3', parent: '2', sent_at: minute(3), role: 'customer' },
        { id: '9', sent_at: minute(9), role: 'customer' },
        { id: '2', parent: '1', sent_at: minute(2), role: 'agent' },
      ],
    });
    expect(await spoken()).toEqual([
      '1 0 1 customer',
      '1 1 2 agent',
      '1 2 3 customer',
      '1 3 4 agent',
      '9 0 9 customer',
    ]);
  });

  it('starts a conversation at an answer to a message that the export does not hold', async () => {
    await resolved({ messages: [{ id: '5', parent: 'missing', role: 'agent' }] });
    expect(await spoken()).toEqual(['5 0 5 agent']);
  });

  it('does not go round in circles when messages answer each other', async () => {
    await resolved({
      messages: [
        { id: 'a', parent: 'b', sent_at: minute(1), role: 'customer' },
        { id: 'b', parent: 'a', sent_at: minute(2), role: 'agent' },
        { id: 'c', parent: 'c', sent_at: minute(3), role: 'customer' },
      ],
    });
    expect(await spoken()).toEqual(['a 0 a customer', 'a 1 b agent', 'c 0 c customer']);
  });

  it('gives each message exactly one conversation, whatever answers what', async () => {
    const links = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 30 })), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(links, async (parents) => {
        await resolved({
          messages: parents.map(([parent, at], index) => ({
            id: `${index}`,
            parent: `${parent}`,
            sent_at: minute(at),
          })),
        });
        const rows = await rowsOf<{ id: string; conversation: string }>(
          next.connection,
          'select id, conversation from staging.spoken',
        );
        expect(rows.map((row) => row.id).sort()).toEqual(parents.map((_, index) => `${index}`).sort());
        const own = new Map(rows.map((row) => [row.id, row.conversation]));
        for (const row of rows) expect(own.get(row.conversation)).toBe(row.conversation);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the same message twice', () => {
  it('keeps the one read last and counts the other', async () => {
    const { fates, messages } = await resolved({
      messages: [
        { conversation: 'k', id: '1', body: 'old words', role: 'customer' },
        { conversation: 'k', id: '1', body: 'new words', role: 'customer' },
      ],
    });
    expect({ reasons: fates.skippedReasons, messages }).toEqual({
      reasons: { 'the same message again': 1 },
      messages: 1,
    });
    expect(
      await rowsOf(next.connection, 'select body from staging.spoken join staging.messages_read using (seq)'),
    ).toEqual([{ body: 'new words' }]);
  });

  it('knows a line without id again in an overlapping file, and keeps a line said twice in one file', async () => {
    const line = { conversation: 'k', role: 'customer', sent_at: minute(1), body: 'ok' };
    const { messages } = await resolved({
      messages: [
        { ...line, file: 'may.csv' },
        { ...line, file: 'may.csv' },
        { ...line, file: 'spring.csv' },
        { ...line, file: 'spring.csv' },
      ],
    });
    expect(messages).toBe(2);
  });
});

describe('who speaks', () => {
  it('believes the message, then the people, then the conversation, then what the author is elsewhere', async () => {
    await resolved({
      messages: [
        { conversation: 'k', id: '1', author: 'anna' },
        { conversation: 'k', id: '2', author: 'tom' },
        { conversation: 'k', id: '3', author: 'robot', role: 'bot' },
        { conversation: 'k', id: '4', author: 'robot' },
        { conversation: 'l', id: '5', author: 'guest 7' },
        { conversation: 'l', id: '6', author: 'tom' },
        { conversation: 'l', id: '7', author: 'new colleague', is_public: false },
      ],
      conversations: [{ id: 'k', customer: 'anna' }],
      people: [{ key: 'tom', role: 'agent' }],
    });
    expect(await spoken()).toEqual([
      'k 0 1 customer',
      'k 1 2 agent',
      'k 2 3 bot',
      'k 3 4 bot',
      'l 0 5 customer',
      'l 1 6 agent',
      'l 2 7 agent',
    ]);
  });

  it('takes whoever opened a conversation for the customer when nothing else is known', async () => {
    await resolved({
      messages: [
        { conversation: 'k', id: '1', author: 'x' },
        { conversation: 'k', id: '2', author: 'y' },
        { conversation: 'k', id: '3', author: 'x' },
      ],
    });
    expect(await spoken()).toEqual(['k 0 1 customer', 'k 1 2 agent', 'k 2 3 customer']);
  });
});

describe('one row per conversation', () => {
  it('lifts what is not in a record from the messages, the first that is not empty', async () => {
    await resolved({
      messages: [
        { conversation: 'k', id: '1', role: 'customer', author: 'anna', subject: null, channel: 'chat' },
        { conversation: 'k', id: '2', role: 'agent', subject: 'Export', channel: 'email', labels: ['vip'] },
      ],
      conversations: [{ id: 'k', team: 'Billing', status: 'solved', is_closed: true, csat: 4 }],
    });
    expect(
      await conversations(
        'conversation_id, subject, channel, team, status, is_closed, labels, csat, customer, messages',
      ),
    ).toEqual([
      {
        conversation_id: 'twcs:support:k',
        subject: 'Export',
        channel: 'chat',
        team: 'Billing',
        status: 'solved',
        is_closed: true,
        labels: ['vip'],
        csat: 4,
        customer: 'anna',
        messages: 2,
      },
    ]);
  });

  it('does not take the word "customer" in an author column for a person', async () => {
    await resolved({ messages: [{ conversation: 'k', id: '1', role: 'customer', author: 'Customer' }] });
    expect(await conversations('customer')).toEqual([{ customer: null }]);
  });

  it('orders by time, then by the order given, then by the file', async () => {
    await resolved({
      messages: [
        { conversation: 'k', id: 'c', sent_at: minute(2), role: 'agent' },
        { conversation: 'k', id: 'b', sent_at: minute(1), given_order: 2, role: 'agent' },
        { conversation: 'k', id: 'a', sent_at: minute(1), given_order: 1, role: 'customer' },
        { conversation: 'k', id: 'd', sent_at: minute(2), role: 'agent' },
      ],
    });
    expect(await spoken()).toEqual(['k 0 a customer', 'k 1 b agent', 'k 2 c agent', 'k 3 d agent']);
  });

  it('counts a conversation without messages as left out', async () => {
    const { fates, conversations: n } = await resolved({ conversations: [{ id: 'empty' }] });
    expect({ reasons: fates.skippedReasons, n }).toEqual({ reasons: { 'conversation without messages': 1 }, n: 0 });
  });
});

describe('fingerprints', () => {
  const said: Records = {
    messages: [{ conversation: 'k', id: '1', role: 'customer', author: 'anna', sent_at: minute(1), body: 'Hello' }],
    conversations: [{ id: 'k', status: 'open' }],
  };
  const fingerprintOf = async (records: Records) => {
    await resolved(records);
    return (await conversations('fingerprint'))[0]?.fingerprint;
  };

  it('are the same for the same content and differ with every word, role, time and dimension', async () => {
    const first = await fingerprintOf(said);
    expect(await fingerprintOf(said)).toBe(first);
    const [message] = said.messages ?? [];
    const others: Records[] = [
      { ...said, messages: [{ ...message, body: 'Hello!' }] },
      { ...said, messages: [{ ...message, role: 'agent' }] },
      { ...said, messages: [{ ...message, sent_at: minute(2) }] },
      { ...said, messages: [{ ...message, is_public: false }] },
      { ...said, conversations: [{ id: 'k', status: 'solved' }] },
      { ...said, conversations: [{ id: 'k', status: 'open', team: 'Billing' }] },
      { ...said, conversations: [{ id: 'k', status: 'open', priority: 'Billing' }] },
    ];
    const fingerprints = [first];
    for (const other of others) fingerprints.push(await fingerprintOf(other));
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });
});
