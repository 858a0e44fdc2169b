/** One episode to its rows in the three fact tables. */
import type { ConversationFactRow, ConversationRow, MessageFactRow, TurnFactRow } from '../../src/lib/model/rows';
import type { Settings } from '../../src/lib/model/settings';
import { apologyQuality } from './apology';
import type { Episode } from './episode';
import { clicheCount, flagsOf, hasEmpathy, hasOwnWordsEmpathy } from './flags';
import { kindFacts } from './kind';
import { secondsBetween } from './localtime';
import { isHumanAgent, type FactMessage } from './message';
import { wentSilent } from './silence';
import { moodOf, toneFacts } from './tone';
import { meanTone } from './turns';
import { firstEmpathy, firstResponse } from './waits';
import { isAutoReply } from './autoreply';

export function conversationRow(
  conversation: ConversationRow,
  episode: Episode,
  settings: Settings,
  exportedAt: Date,
): ConversationFactRow {
  const { agents, customer, messages } = episode;
  const response = firstResponse(episode, exportedAt);
  const empathy = firstEmpathy(episode, settings, exportedAt);
  return {
    conversation_id: conversation.conversation_id,
    episode: episode.number,
    source: conversation.source,
    account_id: conversation.account_id,
    channel: conversation.channel,
    team: conversation.team,
    agent_id: firstAgent(agents),
    customer_id: conversation.customer_id,
    language: conversation.language,
    labels: conversation.labels,
    csat: conversation.csat,
    started_at: episode.startedAt,
    ended_at: episode.endedAt,
    day: episode.day,
    week: episode.week,
    is_open: episode.isOpen,
    is_scored: customer.some((message) => message.is_scored),
    starts_with_customer: episode.startsWithCustomer,
    message_count: messages.length,
    customer_message_count: customer.length,
    agent_message_count: agents.length,
    bot_message_count: messages.filter((message) => message.role === 'bot' || isMachine(message)).length,
    customer_turn_count: episode.customerTurns.length,
    agent_count: new Set(agents.map(({ author_id }) => author_id)).size,
    first_response_seconds: response.seconds,
    first_response_outcome: response.outcome,
    first_response_followed_seconds: response.followedSeconds,
    ...toneFacts(episode),
    needs_empathy: empathy.clock !== null,
    empathy_clock_started_at: empathy.clock?.sent_at ?? null,
    first_empathy_seconds: empathy.any.seconds,
    first_empathy_outcome: empathy.any.outcome,
    first_empathy_followed_seconds: empathy.any.followedSeconds,
    first_own_words_empathy_seconds: empathy.ownWords.seconds,
    first_own_words_empathy_outcome: empathy.ownWords.outcome,
    first_own_words_empathy_followed_seconds: empathy.ownWords.followedSeconds,
    ...kindFacts(customer),
    ...flagsOf(agents),
    apology_quality: apologyQuality(episode),
    cliche_count: agents.reduce((sum, message) => sum + clicheCount(message), 0),
    went_silent: wentSilent(episode),
  };
}

export function messageRows(conversation: ConversationRow, episode: Episode): MessageFactRow[] {
  const agent = firstAgent(episode.agents);
  const { kind } = kindFacts(episode.customer);
  return episode.messages.map((message) => ({
    ...dimensions(conversation, episode),
    message_id: message.message_id,
    position: message.position,
    // What an agent wrote is theirs; what others wrote goes with the agent of the episode.
    agent_id: isHumanAgent(message) ? message.author_id : agent,
    language: message.language,
    kind,
    sent_at: message.sent_at,
    role: message.role,
    is_public: message.is_public,
    is_human_agent: isHumanAgent(message),
    is_auto_reply: isMachine(message),
    is_scored: message.is_scored,
    words: message.words,
    tone: message.tone,
    tone_band: message.tone_band,
    mood: message.mood,
    is_complaint: message.is_complaint,
    ...flagsOf([message]),
    has_own_words_empathy: hasOwnWordsEmpathy(message),
    cliche_count: clicheCount(message),
    has_cliche: clicheCount(message) > 0,
  }));
}

export function turnRows(conversation: ConversationRow, episode: Episode): TurnFactRow[] {
  const agent = firstAgent(episode.agents);
  const { kind } = kindFacts(episode.customer);
  return episode.turns.map(({ side, messages }, i) => {
    const started_at = messages[0]!.sent_at;
    const before = episode.turns[i - 1]?.messages.at(-1);
    const flags = flagsOf(messages);
    return {
      ...dimensions(conversation, episode),
      turn: i + 1,
      side,
      agent_id: side === 'agent' ? firstAgent(messages) : agent,
      language: conversation.language,
      kind,
      started_at,
      ended_at: messages.at(-1)!.sent_at,
      message_count: messages.length,
      words: messages.reduce((sum, { words }) => sum + words, 0),
      tone: meanTone(messages),
      mood: side === 'customer' ? moodOf(messages) : null,
      gap_seconds: before ? secondsBetween(before.sent_at, started_at) : null,
      has_empathy: messages.some(hasEmpathy),
      has_apology: flags.has_apology,
      has_question: flags.has_question,
    };
  });
}

/** Those that all three tables share. Day and week are of the episode's start, so that one filter fits all. */
function dimensions(conversation: ConversationRow, episode: Episode) {
  return {
    conversation_id: conversation.conversation_id,
    episode: episode.number,
    source: conversation.source,
    channel: conversation.channel,
    team: conversation.team,
    customer_id: conversation.customer_id,
    day: episode.day,
    week: episode.week,
  };
}

function firstAgent(agents: readonly FactMessage[]): string | null {
  return agents[0]?.author_id ?? null;
}

function isMachine(message: FactMessage): boolean {
  return message.role === 'agent' && isAutoReply(message.text);
}
