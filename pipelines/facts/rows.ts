/** One episode to its rows in conversation_facts and message_facts. */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { MessageFactRow, PromiseFactRow } from '../../src/lib/model/partrows';
import type { ConversationRow } from '../../src/lib/model/rows';
import type { Settings } from '../../src/lib/model/settings';
import { hasUnansweredLastWord } from './answers';
import { apologyFacts } from './apology';
import { autoresponderOf } from './autoresponder';
import { conductOf } from './conduct';
import { criticismOf } from './criticism';
import { effortOf } from './effort';
import { ideaLoopOf } from './ideas';
import { pricePlanOf } from './price';
import { refusalOf } from './refusal';
import type { Episode } from './episode';
import { clicheCount, flagsOf, hasOwnWordsEmpathy, sentenceCount } from './flags';
import { facetFacts } from './facets';
import { COMPLAINTS, gravityFacts, kindFacts } from './kind';
import { hasTag, isHumanAgent, isMachine, sideOf, type FactMessage } from './message';
import { questionFacts } from './questions';
import { wentSilent } from './silence';
import { waitingOf } from './waiting';
import { beforeEach, NOTHING_BEFORE } from './before';
import { tactlessOf } from './tactless';
import { empathyOrder, fourAsOrder } from './order';
import { depthOf } from './depth';
import { teamWords } from './teamwords';
import { toneFacts } from './tone';
import { isWarmCompetentWarm } from './warmth';
import { NO_WORDING, wordingOf } from './wording';
import { firstEmpathy, firstResponse } from './waits';

/** @param rows of the episode's messages, as messageRows gives them; and of its promises, as promiseRows does */
export function conversationRow(
  conversation: ConversationRow,
  episode: Episode,
  rows: readonly MessageFactRow[],
  promises: readonly PromiseFactRow[],
  settings: Settings,
  exportedAt: Date,
): ConversationFactRow {
  const { agents, customer, messages } = episode;
  const response = firstResponse(episode, exportedAt);
  const about = kindFacts(customer);
  const isComplaint = about.kind !== null && COMPLAINTS.has(about.kind);
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
    first_response_business_seconds: response.businessSeconds,
    first_response_followed_business_seconds: response.followedBusinessSeconds,
    ...toneFacts(episode),
    needs_empathy: empathy.clock !== null,
    empathy_clock_started_at: empathy.clock?.sent_at ?? null,
    first_empathy_seconds: empathy.any.seconds,
    first_empathy_outcome: empathy.any.outcome,
    first_empathy_followed_seconds: empathy.any.followedSeconds,
    first_empathy_business_seconds: empathy.any.businessSeconds,
    first_empathy_followed_business_seconds: empathy.any.followedBusinessSeconds,
    first_own_words_empathy_seconds: empathy.ownWords.seconds,
    first_own_words_empathy_outcome: empathy.ownWords.outcome,
    first_own_words_empathy_followed_seconds: empathy.ownWords.followedSeconds,
    first_own_words_empathy_business_seconds: empathy.ownWords.businessSeconds,
    first_own_words_empathy_followed_business_seconds: empathy.ownWords.followedBusinessSeconds,
    ...about,
    ...gravityFacts(customer),
    ...flagsOf(agents),
    ...apologyFacts(episode),
    cliche_count: agents.reduce((sum, message) => sum + clicheCount(message), 0),
    ...teamWords(rows),
    empathy_order: empathyOrder(episode, empathy.clock),
    ...fourAsOrder(episode, isComplaint),
    ...facetFacts(episode, isComplaint),
    ...depthOf(episode),
    ...questionFacts(episode),
    is_warm_competent_warm: isWarmCompetentWarm(episode),
    went_silent: wentSilent(episode),
    has_unanswered_last_word: hasUnansweredLastWord(episode),
    started_hour: episode.hour,
    ...waitingOf(episode, promises),
    ...autoresponderOf(episode),
    ...effortOf(conversation, episode),
    ...refusalOf(episode),
    ...pricePlanOf(episode, about.kind),
    ...criticismOf(episode, about.kind),
    ...ideaLoopOf(episode, about.kind, exportedAt),
    ...conductOf(episode, about.kind, settings),
  };
}

// The rows below are written out field by field: spread into objects of this size they cost ten times as much.

export function messageRows(conversation: ConversationRow, episode: Episode): MessageFactRow[] {
  const agent = firstAgent(episode.agents);
  const { kind } = kindFacts(episode.customer);
  const befores = beforeEach(episode.turns, conversation.language);
  return episode.messages.map((message) => {
    const flags = flagsOf([message]);
    const cliche_count = clicheCount(message);
    const blame_sentence_count = sentenceCount(message, 'blame');
    const before = befores.get(message) ?? NOTHING_BEFORE;
    const tactless = tactlessOf(message, before);
    const wording = sideOf(message) === 'agent' ? wordingOf(message.text, message.language) : NO_WORDING;
    return {
      message_id: message.message_id,
      conversation_id: conversation.conversation_id,
      episode: episode.number,
      position: message.position,
      source: conversation.source,
      channel: conversation.channel,
      team: conversation.team,
      // What an agent wrote is theirs; what others wrote goes with the agent of the episode.
      agent_id: isHumanAgent(message) ? message.author_id : agent,
      customer_id: conversation.customer_id,
      language: message.language,
      kind,
      sent_at: message.sent_at,
      // Of the episode's start, so that one filter fits all tables.
      day: episode.day,
      week: episode.week,
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
      cliche_count,
      has_cliche: cliche_count > 0,
      has_apology: flags.has_apology,
      has_admission: flags.has_admission,
      has_acknowledgement: flags.has_acknowledgement,
      has_empathy: flags.has_empathy,
      has_own_words_empathy: hasOwnWordsEmpathy(message),
      has_question: flags.has_question,
      has_appreciation: flags.has_appreciation,
      has_thanks: hasTag(message, 'appreciation'),
      blame_sentence_count,
      has_blame: blame_sentence_count > 0,
      has_process_speak: hasTag(message, 'process_speak'),
      has_defensive: hasTag(message, 'defensive'),
      emoji_count: tactless.emoji_count,
      has_emoji_mismatch: tactless.has_emoji_mismatch,
      has_joke: tactless.has_joke,
      has_risky_joke: tactless.has_risky_joke,
      customer_mood_before: before.mood,
      can_do_count: wording.can_do_count,
      must_do_count: wording.must_do_count,
      i_count: wording.i_count,
      we_count: wording.we_count,
      concrete_count: wording.concrete_count,
      severity: message.severity,
      repeat_count: message.repeat_count,
      duration_days: message.duration_days,
    };
  });
}

export function firstAgent(agents: readonly FactMessage[]): string | null {
  return agents[0]?.author_id ?? null;
}
