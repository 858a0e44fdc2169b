/** Messages of the sample's Zendesk export, read here without the product's own reader: the bench measures less. */
import { readFileSync } from 'node:fs';
import { cleanBody } from '../../../src/lib/text';
import type { Role } from '../../../src/lib/model/words';

const EXPORT = 'sample-data/zendesk/fernbook-export.ndjson';
/** Enough for a round of about a tenth of a second in the fastest subject. */
const MOST_MESSAGES = 2000;

export interface SampleMessage {
  conversation: number;
  author: string;
  role: Role;
  html: string;
  /** own words, cleaned */
  text: string;
  /** the message before, as the import gives it along */
  context: string | undefined;
}

interface Ticket {
  id: number;
  requester?: { id: number };
  comments?: { author_id: number; html_body: string; public: boolean }[];
}

/** The first public messages of the export, in its order. */
export function sampleMessages(): SampleMessage[] {
  const tickets = readFileSync(EXPORT, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Ticket);
  return tickets.flatMap(messagesOf).slice(0, MOST_MESSAGES);
}

function messagesOf({ id, requester, comments = [] }: Ticket): SampleMessage[] {
  let before: string | undefined;
  return comments
    .filter((comment) => comment.public)
    .map((comment) => {
      const text = cleanBody(comment.html_body, 'html');
      const role = comment.author_id === requester?.id ? 'customer' : 'agent';
      const message = {
        conversation: id,
        author: String(comment.author_id),
        role,
        html: comment.html_body,
        text,
      } as const;
      const context = before;
      before = text;
      return { ...message, context };
    });
}
