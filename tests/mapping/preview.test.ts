/** What the import page shows of a table before it is imported. */
import { describe, expect, it } from 'vitest';
import {
  dateReadingsOf,
  firstConversations,
  isAsking,
  needsZone,
  previewOf,
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
