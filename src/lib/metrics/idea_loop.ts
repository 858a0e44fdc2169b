import type { SharesMetric } from './metric';

const WHERE = "kind = 'idea' and not is_open";
const ANSWERED = 'agent_message_count > 0';
const TOLD = "idea_verdict_outcome = 'event'";

export const ideaLoop: SharesMetric = {
  id: 'idea_loop',
  kind: 'shares',
  title: 'Ideas whose sender heard what became of them',
  question: 'Somebody gives us an idea. Do they ever hear what we made of it?',
  definition: [
    'Conversations about an idea in which a person of the team later said what becomes of it: it comes, it does not, or the team was asked and said so.',
    'Beside it: whether the idea was answered at all, thanked for in particular, and taken to others in the house; and of those who were refused, how many got a reason or another way.',
  ],
  formula: 'conversations with a verdict ÷ ended conversations about an idea; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Ended conversations about an idea',
  better: 'higher',
  source: [
    'Icons8, How to handle conflicts in support: who spends time on a reply keeps a friend, even when they refuse',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: ['That the idea was good.', 'That it was built.', 'What was told elsewhere, as in release notes.'],
  tags: ['idea', 'appreciation', 'promise', 'followup_kept'],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  headline: { type: 'share', success: TOLD },
  parts: [
    part('answered', 'Answered by a person', ANSWERED),
    part('appreciated', 'Thanked for in particular', 'has_appreciation'),
    part('shared', 'Taken to others', 'coalesce(has_idea_shared, false)'),
    part('verdict', 'Told what becomes of it', TOLD),
    {
      ...part('refusal_help', 'Given a reason or another way, of those refused', 'has_idea_refusal_help'),
      of: 'has_idea_refusal',
    },
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: `${WHERE} and ${success}` };
}
