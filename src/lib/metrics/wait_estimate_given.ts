import type { SharesMetric } from './metric';

export const waitEstimateGiven: SharesMetric = {
  id: 'wait_estimate_given',
  kind: 'shares',
  title: 'Told how long it will take',
  question: 'When we ask a customer to wait, do we say until when, and ask whether that is bearable?',
  definition: [
    'Conversations in which a person of the team asked the customer to wait, or promised something. The figure is the share in which they also said until when, in words that name a time, a day or a span (“by 11”, “within two days”). “Soon” is none.',
    '“Asked whether it is bearable” is the share in which they asked (“Would waiting until 11 work for you?”).',
    '“Offered another way” is a share of the conversations in which the customer did not accept the wait.',
  ],
  formula: 'conversations with an estimate ÷ conversations with a request to wait; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations in which the customer was asked to wait or promised something',
  better: 'higher',
  source: [
    'Icons8, How to handle conflicts in support: say how long, ask how acceptable it is, and if it is not, find another way',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That the estimate was right; that is a figure of its own.',
    'That a conversation without an estimate kept anybody waiting long.',
  ],
  tags: ['wait_estimate', 'promise'],
  table: 'conversation_facts',
  where: 'has_wait_request',
  opens: 'has_wait_request and not has_wait_estimate',
  headline: { type: 'share', success: 'has_wait_estimate' },
  parts: [
    {
      key: 'given',
      label: 'Told until when',
      success: 'has_wait_estimate',
      opens: 'has_wait_request and has_wait_estimate',
    },
    {
      key: 'asked',
      label: 'Asked whether it is bearable',
      success: 'has_wait_question',
      opens: 'has_wait_request and has_wait_question',
    },
    {
      key: 'refused',
      label: 'Not accepted by the customer',
      success: 'has_wait_refusal',
      opens: 'has_wait_request and has_wait_refusal',
    },
    {
      key: 'alternative',
      label: 'Offered another way, of those',
      of: 'has_wait_refusal',
      success: 'has_wait_alternative',
      opens: 'has_wait_refusal and has_wait_alternative',
    },
  ],
};
