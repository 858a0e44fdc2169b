import type { SharesMetric } from './metric';

const WHERE = 'price_plan_share is not null';

export const pricePlan: SharesMetric = {
  id: 'price_plan',
  kind: 'shares',
  title: 'Steps taken when a price is questioned',
  question: 'When somebody finds us too dear, do we ask, answer clearly, give the reason and help?',
  definition: [
    'Of the steps that apply, the share that people of the team took in a conversation about a price: asked why a lower price is needed or which would be fair; told how to get a discount, where there is one; answered clearly, by that or by a no without hedging; said why it costs that or what it holds; and named something free or cheaper.',
    'Beside the steps: a joke, which is the customer’s to make and not ours.',
  ],
  formula:
    'steps taken ÷ steps that apply (four, or five with a discount), mean over conversations; shares with Wilson’s interval',
  unit: 'share',
  population: 'Conversations about a price that a person of the team answered',
  better: 'higher',
  source: [
    'Icons8, How to handle conflicts in support, on prices: ask, tell the way, say no clearly, say why, recommend another',
    'Interval of the mean: Liang & Zeger 1986, with customers as clusters',
  ],
  doesNotSay: ['That every customer needs every step.', 'That the price is right.', 'Whether they bought in the end.'],
  tags: ['price_question', 'joke_risk'],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  headline: { type: 'mean', value: 'price_plan_share' },
  parts: [
    part('why', 'Asked why, or what is fair', 'has_price_why'),
    part('answer', 'Answered clearly', 'has_price_answer'),
    part('discount', 'Told the way to a discount', 'coalesce(has_price_discount, false)'),
    part('reason', 'Gave the reason, or what it holds', 'has_price_reason'),
    part('alternative', 'Named something free or cheaper', 'has_price_alternative'),
    part('joke', 'Joked', 'has_price_joke'),
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: `${WHERE} and ${success}` };
}
