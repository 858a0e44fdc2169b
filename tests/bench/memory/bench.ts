/**
 * Whether memory follows the size of an export: 200,000 messages and two million, side by side. It takes long (two
 * million messages are imported), so that it runs only when it is asked for: npm run bench memory
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { importInto } from '../import/run';
import { count, digits, tableOf } from '../table';

const SIZES = [200_000, 2_000_000];
const MEGABYTE = 1e6;

export async function benchMemory(folder: string): Promise<string> {
  const costs = [];
  for (const messages of SIZES)
    costs.push(await importInto(join(folder, 'memory'), await writeChats(folder, messages)));
  const base = costs[0]!;
  return tableOf(
    'Peak memory over all processes of an import',
    ['messages', '× peak of the first', 'peak MB', 'messages/s'],
    costs.map(({ messages, peakBytes, seconds }) => [
      count(messages),
      digits(peakBytes / base.peakBytes),
      count(peakBytes / MEGABYTE),
      count(messages / seconds),
    ]),
  );
}

/** Short chats, each of four messages, by ever new customers in ever new words; written as it goes. */
async function writeChats(folder: string, messages: number): Promise<string> {
  const path = join(folder, `chats-${messages}.csv`);
  const file = createWriteStream(path);
  file.write('conversation_id,message_id,role,author,sent_at,text\n');
  for (let chat = 0; chat < messages / 4; chat++) {
    const began = Date.UTC(2025, 0, 1) + chat * 15_000;
    const lines = [
      ['customer', `c${chat}`, `My export ${chat} is empty again and I am really annoyed about list ${chat % 977}.`],
      ['agent', `a${chat % 50}`, `I am sorry about export ${chat}. Which columns do you need?`],
      ['customer', `c${chat}`, `All ${chat % 31} of them, please, I need them for meeting ${chat}.`],
      ['agent', `a${chat % 50}`, `Here is list ${chat % 977}. Is there anything else I can help you with?`],
    ];
    const rows = lines.map(([role, author, text], index) => {
      const sentAt = new Date(began + index * 60_000).toISOString();
      return `${chat},${chat}-${index},${role},${author},${sentAt},"${text}"\n`;
    });
    if (!file.write(rows.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}
