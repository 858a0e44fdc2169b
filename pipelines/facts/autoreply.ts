/**
 * Texts that a machine sends in an agent's name. They answer nobody, so they stop no clock and count for no agent.
 * Exports rarely mark them; the list is short and strict, because a person's answer taken for a machine's
 * would make a wait look endless.
 */

/** Say of themselves that no person wrote them; anywhere in the message. */
const MARKS = [
  'this is an automated',
  'this is an automatic',
  'this is an auto reply',
  'this is an autoreply',
  'automatically generated',
  'automatic reply',
  'automated reply',
  'automated response',
  'auto response',
  'autoresponder',
  'do not reply to this',
  'this mailbox is not monitored',
  'this inbox is not monitored',
];

/** Ready-made receipts and absences; only as the beginning of a short message, since people use these words too. */
const OPENINGS = [
  'out of office',
  'out of the office',
  'i am currently out of the office',
  'i am out of the office',
  "i'm out of the office",
  "i'm currently out of the office",
  'we have received your',
  "we've received your",
  'we received your',
  'your request has been received',
  'your message has been received',
  'your email has been received',
  'your ticket has been received',
  'your ticket has been created',
  'your request has been created',
  'a ticket has been created',
  'a new ticket has been created',
  'thank you for contacting us. we have received',
  'thank you for contacting us. we will',
  "thank you for contacting us. we'll",
  'thank you for your email. we will',
  'thank you for your message. we will',
  'thanks for contacting us. we have received',
  'thanks for contacting us. we will',
  "thanks for contacting us. we'll",
  "thanks for reaching out! we've received",
];
const LONGEST_RECEIPT = 60; // words; longer ones usually hold an answer

const GREETING = /^(hi|hello|hey|dear|good (morning|afternoon|evening))\b[^,!.\n]{0,40}[,!.\n]\s*/;
const TICKET_NUMBER = /\s*\(?#?\d+\)?/g;

/** True when the text is an automatic receipt, absence notice or the like (English). */
export function isAutoReply(text: string): boolean {
  const plain = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('-', ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
  if (MARKS.some((mark) => plain.includes(mark))) return true;
  const body = plain.replace(GREETING, '').replace(TICKET_NUMBER, '');
  return OPENINGS.some((opening) => body.startsWith(opening)) && body.split(/\s+/).length <= LONGEST_RECEIPT;
}
