import type { SharesMetric } from './metric';

const WHERE = "kind = 'public' and agent_message_count > 0";
const STEPS = ['has_listened_first', 'has_apology', 'has_remedy_question', 'has_action_report'];

export const publicFeedbackPlan: SharesMetric = {
  id: 'public_feedback_plan',
  kind: 'shares',
  title: 'Steps taken on criticism in public',
  question: 'When somebody criticises us in public, do we understand first and put it right, or ask them to be quiet?',
  definition: [
    'Of four steps, how many people of the team took in a conversation: asked or acknowledged before any apology; apologised; asked how it can be put right; reported that something was changed.',
    'Beside the steps: whether everybody who wrote was answered, whether a talk in private was offered, and whether anybody was asked to take down what they had written, which should not happen.',
  ],
  formula: 'steps per conversation, mean over conversations; each share with Wilson’s 95 % interval',
  unit: 'of_four',
  population: 'Conversations of criticism in public that a person of the team answered',
  better: 'higher',
  source: [
    'Icons8, How to handle conflicts in support, on public criticism: understand, apologise, ask how to put it right, fix it',
    'Interval of the mean: Liang & Zeger 1986, with customers as clusters',
  ],
  doesNotSay: [
    'Whether the critic was right.',
    'What was done elsewhere: other posts of the same storm are other conversations.',
    'That an answer in public is best. Some people want to be heard in private.',
  ],
  tags: ['public_criticism', 'question', 'acknowledgement', 'empathy', 'apology', 'followup_kept', 'takedown_request'],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  headline: { type: 'mean', value: STEPS.map((step) => `case when ${step} then 1 else 0 end`).join(' + ') },
  parts: [
    part('listened', 'Understood before apologising', 'has_listened_first'),
    part('apologised', 'Apologised', 'has_apology'),
    part('remedy', 'Asked how to put it right', 'has_remedy_question'),
    part('action', 'Reported what was changed', 'has_action_report'),
    part('everybody', 'Answered everybody who wrote', 'answered_participant_count = participant_count'),
    part('private', 'Offered a talk in private', 'has_private_channel'),
    part('takedown', 'Asked to take it down', 'has_takedown_request'),
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: `${WHERE} and ${success}` };
}
