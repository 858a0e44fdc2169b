/** Two tables of messages with the same words: as chat is exported, and as mail is, in HTML with what it answers. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleConversation } from '../../../scripts/sample/converse';
import { SEED } from '../../../scripts/sample/seed';
import { tellStories } from '../../../scripts/sample/stories';
import { tableExport } from '../../../scripts/sample/write-table';

/** Times the stories of the sample: enough that the start of a process counts for little. */
const TIMES = 4;

export const CORPORA = { 'plain chat': writeChat, 'HTML mail': writeMail };

function writeChat(folder: string): string {
  return write(folder, 'chat.csv', told());
}

function writeMail(folder: string): string {
  const letters = told().map((conversation) => ({
    ...conversation,
    messages: conversation.messages.map((message, index, all) => ({
      ...message,
      text: letter(message.text, index > 0 ? all[index - 1]!.text : null),
    })),
  }));
  return write(folder, 'mail.csv', letters);
}

const told = (): SampleConversation[] => Array.from({ length: TIMES }, (_, copy) => tellStories(SEED + copy)).flat();

function write(folder: string, name: string, conversations: SampleConversation[]): string {
  const path = join(folder, name);
  writeFileSync(path, tableExport(conversations));
  return path;
}

/** As mail programs write it: styles, nested boxes, a signature, and the letter that is answered below. */
function letter(text: string, answered: string | null): string {
  const paragraphs = (words: string) =>
    words
      .split('\n\n')
      .map((part) => `<p style="margin:0 0 10px 0">${escaped(part).replaceAll('\n', '<br>')}</p>`)
      .join('');
  const quoted =
    answered === null
      ? ''
      : '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, 4 Mar 2025 at 10:12, Support ' +
        `&lt;<a href="mailto:help@example.com">help@example.com</a>&gt; wrote:<br></div><blockquote class="gmail_quote" ` +
        `style="margin:0 0 0 .8ex;border-left:1px solid #ccc">${paragraphs(answered)}</blockquote></div>`;
  return (
    '<html><head><style>.mail p{font-family:Arial}</style></head><body><div class="mail" dir="auto">' +
    `${paragraphs(text)}<div>--&nbsp;<br><table><tr><td><b>Sent from the desk</b></td></tr></table></div>` +
    `</div>${quoted}</body></html>`
  );
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
