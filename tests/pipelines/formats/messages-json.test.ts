/** Objects with one message each: what becomes of them, whole and cut short. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { messagesJson } from '../../../pipelines/formats/messages-json';
import { fileOf, readAll } from '../files/memory-file';

describe('messages-json', () => {
  const OBJECTS = [
    {
      conversation: { id: 7, subject: 'Lamp' },
      sender: { type: 'visitor', name: 'Mara' },
      created_at: 1741079564,
      text: 'Hello',
      tags: ['a', 'b'],
    },
    {
      conversation: { id: 7 },
      sender: { type: 'operator', name: 'Ivo' },
      created_at: 1741079600,
      text: 'Hi Mara',
      attachments: [{ id: 1 }],
    },
    { conversation: { id: 7 }, sender: { type: 'operator', name: 'Ivo' }, created_at: null, text: 'Still there?' },
  ];

  it.each([
    ['JSON lines', OBJECTS.map((value) => JSON.stringify(value)).join('\n')],
    ['an array', JSON.stringify(OBJECTS)],
    ['an envelope', JSON.stringify({ messages: OBJECTS })],
  ])('reads inner objects as dotted columns from %s', async (_, content) => {
    const { groups, refused } = detectAll([fileOf(content, 'j')]);
    expect(refused).toEqual([]);
    expect(groups[0]!.detected.mapping!.columns).toEqual({
      conversation: 'conversation.id',
      role: 'sender.type',
      author_name: 'sender.name',
      sent_at: 'created_at',
      text: 'text',
      subject: 'conversation.subject',
      labels: 'tags',
    });
    const common = {
      kind: 'message',
      file: 'j',
      id: null,
      conversationId: '7',
      isPublic: true,
      bodyFormat: 'text',
      channel: null,
      team: null,
    };
    expect(await readAll(messagesJson, groups[0]!.files)).toEqual([
      {
        ...common,
        role: 'customer',
        authorKey: 'Mara',
        authorName: 'Mara',
        sentAt: new Date(1741079564_000),
        body: 'Hello',
        subject: 'Lamp',
        labels: ['a', 'b'],
      },
      {
        ...common,
        role: 'agent',
        authorKey: 'Ivo',
        authorName: 'Ivo',
        sentAt: new Date(1741079600_000),
        body: 'Hi Mara',
        subject: null,
        labels: [],
      },
      {
        kind: 'rejected',
        file: 'j',
        record: 3,
        field: 'created_at',
        reason: 'Expected a time, found "".',
        raw: JSON.stringify(OBJECTS[2]),
      },
    ]);
  });

  it.each(['[]', '{"conversations":[],"total_count":0}'])('%s is an export of no conversations', async (content) => {
    const { groups, refused } = detectAll([fileOf(content, 'j')]);
    expect([groups.map(({ format }) => format.id), refused]).toEqual([['messages-json'], []]);
    expect(await readAll(messagesJson, groups[0]!.files)).toEqual([]);
  });
});
