/** One episode to its rows in turn_facts: what was written by turns, what it came after, and what followed. */
import type { TurnFactRow } from '../../src/lib/model/partrows';
import type { ConversationRow } from '../../src/lib/model/rows';
import type { Settings } from '../../src/lib/model/settings';
import { answerTo } from './answers';
import { behavioursOf } from './behaviours';
import { isChase } from './chase';
import type { Episode } from './episode';
import { followingOf, NO_FOLLOWING } from './following';
import { kindFacts } from './kind';
import { secondsBetween } from './localtime';
import { firstAgent } from './rows';
import { moodOf } from './tone';
import { meanTone } from './turns';
import { NO_WAIT } from './waits';

// Written out field by field: spread into objects of this size they cost ten times as much.

export function turnRows(
  conversation: ConversationRow,
  episode: Episode,
  { needsEmpathy }: Settings,
  exportedAt: Date,
): TurnFactRow[] {
  const agent = firstAgent(episode.agents);
  const { kind } = kindFacts(episode.customer);
  return episode.turns.map(({ side, messages }, i) => {
    const started_at = messages[0]!.sent_at;
    const before = episode.turns[i - 1]?.messages.at(-1);
    const isAgents = side === 'agent';
    const has = isAgents ? behavioursOf(messages) : null;
    const around = isAgents ? followingOf(episode, i, needsEmpathy) : NO_FOLLOWING;
    const response = isAgents ? NO_WAIT : answerTo(episode, i, exportedAt);
    return {
      conversation_id: conversation.conversation_id,
      episode: episode.number,
      turn: i + 1,
      side,
      source: conversation.source,
      channel: conversation.channel,
      team: conversation.team,
      agent_id: isAgents ? firstAgent(messages) : agent,
      customer_id: conversation.customer_id,
      language: conversation.language,
      kind,
      started_at,
      ended_at: messages.at(-1)!.sent_at,
      day: episode.day,
      week: episode.week,
      message_count: messages.length,
      words: messages.reduce((sum, { words }) => sum + words, 0),
      tone: meanTone(messages),
      mood: isAgents ? null : moodOf(messages),
      gap_seconds: before ? secondsBetween(before.sent_at, started_at) : null,
      gap_business_seconds: before ? (episode.clock?.secondsBetween(before.sent_at, started_at) ?? null) : null,
      response_seconds: response.seconds,
      response_outcome: response.outcome,
      response_followed_seconds: response.followedSeconds,
      response_business_seconds: response.businessSeconds,
      response_followed_business_seconds: response.followedBusinessSeconds,
      has_chase: isAgents ? null : messages.some(isChase),
      has_empathy: has?.has_empathy ?? false,
      has_apology: has?.has_apology ?? false,
      has_question: has?.has_question ?? false,
      has_admission: has?.has_admission ?? null,
      has_acknowledgement: has?.has_acknowledgement ?? null,
      has_own_words_empathy: has?.has_own_words_empathy ?? null,
      has_appreciation: has?.has_appreciation ?? null,
      has_cliche: has?.has_cliche ?? null,
      has_process_speak: has?.has_process_speak ?? null,
      has_blame: has?.has_blame ?? null,
      has_defensive: has?.has_defensive ?? null,
      has_link_deflection: has?.has_link_deflection ?? null,
      has_wait_estimate: has?.has_wait_estimate ?? null,
      has_promise: has?.has_promise ?? null,
      has_suspicion: has?.has_suspicion ?? null,
      has_upsell: has?.has_upsell ?? null,
      agent_turn: around.agent_turn,
      turn_band: around.turn_band,
      mood_before: around.mood_before,
      tone_before: around.tone_before,
      is_upset_before: around.is_upset_before,
      is_pleased_before: around.is_pleased_before,
      next_outcome: around.next_outcome,
      next_state: around.next_state,
      next_mood: around.next_mood,
      next_tone: around.next_tone,
      is_tone_raised: around.is_tone_raised,
    };
  });
}
