/** What became of an idea (methodology M26): was it taken to others, and was its sender told what they said? */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { MessageFactRow } from '../../src/lib/model/partrows';
import type { Episode } from './episode';
import { hasTag, type FactMessage } from './message';
import { patternOf } from './patterns';
import alternativeWords from './patterns/alternative.json';
import reasonWords from './patterns/reason.json';
import refusalWords from './patterns/refusal.json';
import sharedWords from './patterns/shared_idea.json';
import verdictWords from './patterns/verdict.json';
import { NO_WAIT, waitBetween } from './waits';

const ALTERNATIVE = patternOf(alternativeWords);
const REASON = patternOf(reasonWords);
const REFUSAL = patternOf(refusalWords);
const SHARED = patternOf(sharedWords);
const VERDICT = patternOf(verdictWords);

export type IdeaLoop = Pick<
  ConversationFactRow,
  | 'has_idea_shared'
  | 'has_idea_refusal'
  | 'has_idea_refusal_help'
  | 'idea_verdict_seconds'
  | 'idea_verdict_outcome'
  | 'idea_verdict_followed_seconds'
  | 'idea_verdict_business_seconds'
  | 'idea_verdict_followed_business_seconds'
>;

export function ideaLoopOf(episode: Episode, kind: MessageFactRow['kind'], exportedAt: Date): IdeaLoop {
  const isIdea = kind === 'idea' && episode.customer.length > 0;
  const replies = isIdea ? episode.agents.filter(({ is_public }) => is_public) : [];
  const shared = replies.find(isShared) ?? null;
  const verdict = replies.find((message) => message !== shared && isVerdict(message)) ?? null;
  // The clock starts where somebody took it up; where nobody did, with the idea itself.
  const start = shared ?? (isIdea ? episode.customer[0]! : null);
  const wait = start ? waitBetween(start.sent_at, verdict?.sent_at ?? null, episode, exportedAt) : NO_WAIT;
  const refusal = replies.find(({ text }) => REFUSAL.test(text));
  return {
    has_idea_shared: isIdea ? shared !== null || replies.some(({ text }) => SHARED.test(text)) : null,
    has_idea_refusal: isIdea ? refusal !== undefined : null,
    has_idea_refusal_help: refusal ? REASON.test(refusal.text) || ALTERNATIVE.test(refusal.text) : null,
    idea_verdict_seconds: wait.seconds,
    idea_verdict_outcome: wait.outcome,
    idea_verdict_followed_seconds: wait.followedSeconds,
    idea_verdict_business_seconds: wait.businessSeconds,
    idea_verdict_followed_business_seconds: wait.followedBusinessSeconds,
  };
}

/** To be taken to others, or already there without an answer yet. */
function isShared(message: FactMessage): boolean {
  return (SHARED.test(message.text) || hasTag(message, 'promise')) && !isVerdict(message);
}

function isVerdict(message: FactMessage): boolean {
  return hasTag(message, 'followup_kept') || VERDICT.test(message.text);
}
