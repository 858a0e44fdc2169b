/** Cells that lead to a transcript: ids of conversations and of messages, by the name of their column. */
import { resolve } from '$app/paths';
import { conversationOf } from '../places';

export function linkOf(column: string, id: string): string | null {
  if (/(^|_)conversation_id$/.test(column)) return conversationOf(id, '');
  return /(^|_)message_id$/.test(column) ? `${resolve('/messages')}?id=${encodeURIComponent(id)}` : null;
}
