/** Groove: actions of which few are messages, notes, customers wrapped twice. */
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { groove } from '../../../pipelines/formats/groove';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const MARA = { id: '1047', type: 'Customer', email: 'mara@oak.test', name: 'Mara' };
const IVO = { id: '7', type: 'Agent', email: 'ivo@lamp.test', name: 'Ivo' };
const action = (id: number, actor: object, change: object, more: object = {}) => ({
  ...{ id: String(id), actor, created_at: `2025-03-04T09:12:${id}Z` },
  change: { note: false, body: `<div>${id}</div>`, message_type: 'email', type: 'Message', ...change },
  ...more,
});
const ACTIONS = [
  action(41, MARA, {}),
  action(42, IVO, { note: true }),
  action(43, IVO, { type: 'State' }),
  action(44, IVO, { body: '' }),
  action(45, { type: 'Rule' }, {}),
  action(46, IVO, {}, { created_at: 'soon' }),
];
const TICKET = {
  ...{
    href: 'https://api.groovehq.com/v1/tickets/145',
    id: 145,
    number: 145,
    priority: 'low',
    state: 'closed',
    title: 'Shipment',
  },
  ...{ tags: ['b2b', 'mood-pleased'], type: 'Email', customer: { customer: { id: '1047' } }, actions: ACTIONS },
};
const SPAM = { ...TICKET, number: 146, state: 'spam' };
const rejected = (index: number, field: string, reason: string) => ({
  ...{
    kind: 'rejected',
    file: 'g',
    record: 1,
    field: `actions[${index}].${field}`,
    reason,
    raw: JSON.stringify(ACTIONS[index]),
  },
});
const message = messagesOf('g', '145');

describe('Groove', () => {
  it('gives messages and notes of its actions; the others are counted', async () => {
    expect(await readAll(groove, [fileOf(JSON.stringify([TICKET, SPAM]), 'g')])).toEqual([
      {
        ...{
          kind: 'conversation',
          file: 'g',
          id: '145',
          subject: 'Shipment',
          channel: 'email',
          status: 'closed',
          isClosed: true,
        },
        ...{
          priority: 'low',
          labels: ['b2b', 'mood-pleased'],
          selfMood: 'pleased',
          customerKey: '1047',
          updatedAt: null,
        },
      },
      { kind: 'person', file: 'g', key: '1047', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
      message('41', '2025-03-04T09:12:41Z', {
        role: 'customer',
        authorKey: '1047',
        authorName: 'Mara',
        order: 0,
        body: '<div>41</div>',
        bodyFormat: 'html',
      }),
      { kind: 'person', file: 'g', key: '7', role: 'agent', name: 'Ivo', email: 'ivo@lamp.test' },
      message('42', '2025-03-04T09:12:42Z', {
        role: 'agent',
        isPublic: false,
        authorKey: '7',
        authorName: 'Ivo',
        order: 1,
        body: '<div>42</div>',
        bodyFormat: 'html',
      }),
      { kind: 'skipped', file: 'g', reason: 'action that is no message (state, assignment …)' },
      { kind: 'skipped', file: 'g', reason: 'message without text' },
      rejected(4, 'actor.type', 'Expected Customer or Agent, found Rule.'),
      rejected(5, 'created_at', 'Expected a time such as 2025-03-04T09:12:44Z, found soon.'),
      { kind: 'skipped', file: 'g', reason: 'marked as spam' },
    ]);
  });

  it('is known by its addresses, and the same in any order', async () => {
    expect(detectAll([fileOf(JSON.stringify([TICKET]), 'g')]).groups.map(({ format }) => format.id)).toEqual([
      'groove',
    ]);
    await expectAnyOrder(groove, [TICKET, SPAM, { ...TICKET, number: 147, actions: [] }]);
  });
});
