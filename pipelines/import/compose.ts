/**
 * One conversation of an export becomes rows of the warehouse: its messages cleaned, their languages settled, their
 * words tagged. Pure: the same conversation gives the same rows.
 */
import type { ConversationRow, MessageRow, TagRow } from '../../src/lib/model/rows';
import type { Mood } from '../../src/lib/model/words';
import { cleanBody, countWords, EarlierWords, settleLanguages } from '../../src/lib/text';
import type { NamedAgent } from '../../src/lib/text/names';
import type { Redactor } from '../../src/lib/text/redact';
import { agentMask, peopleOf } from '../privacy/agents';
import { isConcealed, type Identity } from './identity';
import type { PendingConversation, PendingMessage } from './pending';
import { UNSCORED, type Tagger } from './tagger';

export interface Composed {
  conversation: Omit<ConversationRow, 'is_open'>;
  messages: MessageRow[];
  tags: TagRow[];
}

export interface ComposeOptions {
  source: string;
  /** `format:account`, the beginning of every id */
  account: string;
  importId: string;
  identity: Identity;
  tagger: Tagger;
  redactor: Redactor;
  /** agents whose names are never stored, and masked in what anybody wrote; left out where names are stored */
  maskedAgents?: readonly NamedAgent[];
}

/** Cleans and tags one conversation. */
export function composeConversation(pending: PendingConversation, options: ComposeOptions): Composed {
  // Stored messages know only the id of who wrote them, so that ids are what tells authors apart.
  const authors = pending.messages.map(
    ({ role, author, author_email, kept_author_id }) =>
      kept_author_id ?? options.identity.author(role, options.account, author, author_email),
  );
  const mask = maskOf(pending, authors, options.maskedAgents);
  const messages = composeMessages(pending, authors, options, mask);
  const tags = options.tagger.tagAll(messages);
  const { identity, account } = options;
  const conversation: Composed['conversation'] = {
    conversation_id: pending.conversation_id,
    source: options.source,
    vendor_id: pending.conversation,
    vendor_url: pending.url,
    account_id: account.slice(options.source.length + 1),
    subject: pending.subject && mask(pending.subject),
    channel: pending.channel,
    team: pending.team,
    status: pending.status,
    is_closed: pending.is_closed,
    priority: pending.priority,
    labels: pending.labels,
    csat: pending.csat,
    csat_comment: pending.csat_comment && mask(pending.csat_comment),
    customer_id: pending.customer
      ? identity.customer(account, pending.customer, pending.customer_email)
      : (pending.kept_customer_id ?? identity.customer(account, `conversation ${pending.conversation_id}`)),
    has_identity: pending.customer !== null || pending.kept_customer_id !== null,
    language: languageOf(messages),
    started_at: messages[0]?.sent_at ?? pending.started_at,
    ended_at: messages.at(-1)?.sent_at ?? pending.started_at,
    fingerprint: pending.fingerprint,
    updated_at: pending.updated_at,
    merged_into: pending.merged_into,
    reopen_count: pending.reopen_count,
    import_id: options.importId,
  };
  return { conversation, messages, tags };
}

type Mask = (text: string) => string;

/** Masks agents' names, where these are never stored; else leaves a text as it is. */
function maskOf(
  pending: PendingConversation,
  authors: (string | null)[],
  agents: ComposeOptions['maskedAgents'],
): Mask {
  if (!agents) return (text) => text;
  const writers = pending.messages.map(({ role, author_name }, index) => ({
    ...{ role, author_name, author_id: authors[index] ?? null },
  }));
  const people = peopleOf(writers);
  const mask = agentMask(agents);
  return (text) => mask(text, people);
}

function composeMessages(
  pending: PendingConversation,
  authors: (string | null)[],
  { redactor, maskedAgents }: ComposeOptions,
  mask: Mask,
): MessageRow[] {
  const texts = ownTexts(pending, authors, (text) => mask(redactor.text(text)));
  const languages = settleLanguages(
    pending.messages.map((message, index) => ({
      authorKey: authors[index] ?? null,
      role: message.role,
      text: texts[index] ?? '',
    })),
  );
  const moods = selfMoods(pending);
  return pending.messages.map((message, position) => {
    const text = texts[position] ?? '';
    const settled = languages[position] ?? { language: 'und', isScored: false };
    return {
      message_id: message.message_id,
      conversation_id: message.conversation_id,
      position,
      role: message.role,
      is_public: message.is_public,
      author_id: authors[position] ?? null,
      author_name: maskedAgents && message.role === 'agent' ? null : nameOf(message),
      sent_at: message.sent_at,
      text,
      body: mask(message.body),
      language: settled.language,
      // Internal notes and machines' records are kept and shown; the tone of neither says anything about a reply.
      is_scored: settled.isScored && message.is_public && message.role !== 'system',
      words: countWords(text),
      self_mood: moods[position] ?? null,
      ...UNSCORED,
    };
  });
}

/** The moods that customers gave themselves; one given for the conversation is that of their first message. */
function selfMoods({ messages, self_mood }: PendingConversation): (Mood | null)[] {
  const first = messages.findIndex(({ role, is_public }) => role === 'customer' && is_public);
  return messages.map((message, position) => {
    if (message.role !== 'customer') return null;
    return message.self_mood ?? (position === first ? self_mood : null);
  });
}

/** Each message's own words: cleaned, and without what earlier messages of the conversation said first. */
function ownTexts({ messages }: PendingConversation, authors: (string | null)[], written: Mask): string[] {
  const earlier = new EarlierWords();
  return messages.map((message, position) => {
    const author = authors[position] ?? message.role;
    // Redacted once more: cleaning can bring together what markup parted.
    const cleaned = () => written(cleanBody(message.body, message.body_format));
    const text = message.kept_text ?? earlier.without(cleaned(), author);
    earlier.add(text, author);
    return text;
  });
}

/** A customer's key may be an address: only a name given as a name is kept. Agents are known by what there is. */
function nameOf(message: PendingMessage): string | null {
  if (isConcealed(message.author)) return message.author_name;
  if (message.kept_author_id || message.author_name !== message.author)
    return message.author_name ?? (message.role === 'customer' ? null : message.author);
  return message.role === 'customer' ? null : message.author;
}

/** The language most of the customer's words are in; null when no message is long enough to tell. */
function languageOf(messages: MessageRow[]): string | null {
  const words = new Map<string, number>();
  for (const message of messages)
    if (message.role === 'customer' && message.is_public && message.language !== 'und')
      words.set(message.language, (words.get(message.language) ?? 0) + message.words + 1);
  return [...words].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
