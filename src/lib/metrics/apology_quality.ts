import type { Part, SharesMetric } from './metric';
import { CLUSTERS } from './people';

const WHERE = 'apology_quality is not null';

export const apologyQuality: SharesMetric = {
  id: 'apology_quality',
  kind: 'shares',
  title: 'How good our apologies are',
  question: 'When we apologise, is it worth hearing?',
  definition: [
    'Each apology gets a point for each of four things: it is plain (no “if”, no ready-made line); it names what went wrong, in the customer’s words, a number or a day; somebody takes responsibility; and something happens next (it was done, will be done, or is promised). Responsibility and the next step may stand in the team’s next turn.',
    'A conversation has the points of its best apology. A ready-made or conditional one has one point at most, whatever stands around it.',
    'Over-apology: three apologies with nothing between them that could solve the matter.',
  ],
  formula: 'points of the best apology, 0 to 4, mean over conversations; each part with Wilson’s 95 % interval',
  unit: 'of_four',
  population: 'Conversations in which a person of the team apologised',
  better: 'higher',
  source: [
    'Lewicki, Polin & Lount 2016: responsibility and the offer of repair matter most (755 people)',
    'Icons8, How to handle conflicts in support: an apology written for this person',
    CLUSTERS,
  ],
  doesNotSay: [
    'Whether there was something to apologise for, or how many apologies were missing.',
    'That more apologies are better: solving the problem weighs more (Marinova, Singh & Singh 2018).',
  ],
  tags: ['apology', 'admission', 'promise', 'followup_kept'],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  headline: { type: 'mean', value: 'apology_quality' },
  parts: [
    part('plain', 'Plain, without an if', 'has_plain_apology'),
    part('specific', 'Names what went wrong', 'has_specific_apology'),
    part('admission', 'Takes responsibility', 'has_apology_admission'),
    part('next_step', 'Says what happens next', 'has_apology_next_step'),
    part('over_apology', 'Over-apology', 'has_over_apology'),
  ],
};

function part(key: string, label: string, success: string): Part {
  return { key, label, success, opens: success };
}
