/** What the import page shows of a table before it is imported. */
import { describe, expect, it } from 'vitest';
import {
  dateReadingsOf,
  firstConversations,
  isAsking,
  needsZone,
  previewOf,
  publicValuesOf,
  rolesOf,
  withMapping,
} from '../../src/lib/components/import/preview';

const TABLE = [
  'conversation_id,role,sent_at,text,is_public',
  'c1,agent,03/04/2025 09:20,Open your profile please.,true',
  'c1,customer,03/04/2025 09:12,Where do I find the invoice?,true',
  'c1,agent,03/04/2025 09:30,She sounds upset.,false',
  'c2,customer,05/04/2025 10:00,How do I change my password?,true',
].join('\n');

const preview = async () => (await previewOf(new File([TABLE], 'table.csv')))!;

describe('a table whose dates may be read two ways', () => {
  it('asks on one of its own values, and for the zone that it does not say', async () => {
    const table = await preview();
    expect(isAsking(table)).toBe(true);
    expect(needsZone(table)).toBe(true);
    expect(dateReadingsOf(table).map(({ value, means }) => `${value}: ${means}`)).toEqual([
      '03/04/2025 09:20: 3 April 2025',
      '03/04/2025 09:20: 4 March 2025',
    ]);
  });

  it('shows its first conversations in the order of time, as it was answered', async () => {
    const answered = withMapping(await preview(), { dateFormat: 'dd/MM/yyyy H:mm' });
    expect(isAsking(answered)).toBe(false);
    const at = (text: string) => new Date(text);
    expect(firstConversations(answered, 'Europe/Berlin')).toEqual([
      {
        id: 'c1',
        messages: [
          { role: 'customer', at: at('2025-04-03T07:12Z'), isPublic: true, text: 'Where do I find the invoice?' },
          { role: 'agent', at: at('2025-04-03T07:20Z'), isPublic: true, text: 'Open your profile please.' },
          { role: 'agent', at: at('2025-04-03T07:30Z'), isPublic: false, text: 'She sounds upset.' },
        ],
      },
      {
        id: 'c2',
        messages: [
          { role: 'customer', at: at('2025-04-05T08:00Z'), isPublic: true, text: 'How do I change my password?' },
        ],
      },
    ]);
  });
});

describe('values that nobody knows', () => {
  const WORDS = [
    'conversation_id,role,sent_at,text,visibility',
    'c1,customer,2025-04-03T09:12:00Z,Where do I find the invoice?,public',
    'c1,agent,2025-04-03T09:20:00Z,Open your profile please.,everyone',
    'c1,agent,2025-04-03T09:30:00Z,She sounds upset.,backroom',
    'c1,wizard,2025-04-03T09:40:00Z,Your ticket was received.,public',
  ].join('\n');
  const words = async () => (await previewOf(new File([WORDS], 'words.csv')))!;

  it('are asked about one by one, first of all: who wrote, and who could read it', async () => {
    const table = await words();
    expect({ isAsking: isAsking(table), roles: rolesOf(table), seen: publicValuesOf(table) }).toEqual({
      isAsking: true,
      roles: [
        { value: 'wizard', means: null },
        { value: 'customer', means: 'customer' },
        { value: 'agent', means: 'agent' },
      ],
      seen: [
        { value: 'backroom', means: null },
        { value: 'public', means: true },
        { value: 'everyone', means: true },
      ],
    });
    expect(table.guess.notes).toEqual([
      '"backroom" in "visibility" says neither public nor internal: such messages count as seen by the customer unless ' +
        'the mapping says otherwise ({"isPublic": {"backroom": false}}).',
    ]);
  });

  it('mean what was answered, also where a known word was answered otherwise', async () => {
    const answered = withMapping(await words(), {
      roles: { wizard: 'bot' },
      isPublic: { backroom: false, everyone: false },
    });
    expect({ isAsking: isAsking(answered), notes: answered.guess.notes }).toEqual({ isAsking: false, notes: [] });
    expect(firstConversations(answered, 'UTC')[0]?.messages.map(({ role, isPublic }) => [role, isPublic])).toEqual([
      ['customer', true],
      ['agent', false],
      ['agent', false],
      ['bot', true],
    ]);
  });
});
