/**
 * Which words gave a customer's message its tone, with their weights: calculated when the conversation is opened,
 * with the same engine that scored it. When the warehouse was tagged by other rules they would not add up to the
 * tone that is shown, so then there are none.
 */
import type { MessageRow } from '../../model/rows';
import type { ShownToneWord } from '../../model/transcript';

type Said = Pick<MessageRow, 'message_id' | 'role' | 'text' | 'is_scored' | 'is_public'>;

export async function toneWordsOf(messages: Said[], rulesVersion: string): Promise<Map<string, ShownToneWord[]>> {
  const words = new Map<string, ShownToneWord[]>();
  const { RULES_VERSION, tagMessage } = await import('../../tagging');
  // What stands behind a "+" are the team's own phrases, which no tone rests on.
  if (RULES_VERSION !== rulesVersion.split('+')[0]) return words;
  let before: string | undefined;
  for (const { message_id, role, text, is_scored, is_public } of messages) {
    if (role === 'customer' && is_scored) {
      const { toneWords } = tagMessage({ role, text, context: before });
      words.set(
        message_id,
        toneWords.map(({ text: word, weight }) => ({ text: word, weight })),
      );
    }
    if (is_public && role !== 'system') before = text;
  }
  return words;
}
