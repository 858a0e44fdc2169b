/** How a question of price was handled (methodology M24): a step that does not apply is null. */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { MessageFactRow } from '../../src/lib/model/partrows';
import type { Episode } from './episode';
import { hasTag } from './message';
import { patternOf } from './patterns';
import alternativeWords from './patterns/price_alternative.json';
import discountWords from './patterns/price_discount.json';
import noWords from './patterns/price_no.json';
import reasonWords from './patterns/price_reason.json';
import whyWords from './patterns/price_why.json';

const WHY = patternOf(whyWords);
const DISCOUNT = patternOf(discountWords);
const NO = patternOf(noWords);
const REASON = patternOf(reasonWords);
const ALTERNATIVE = patternOf(alternativeWords);

export type PricePlan = Pick<
  ConversationFactRow,
  | 'has_price_why'
  | 'has_price_discount'
  | 'has_price_answer'
  | 'has_price_reason'
  | 'has_price_alternative'
  | 'has_price_joke'
  | 'price_plan_share'
>;

const NO_PRICE: PricePlan = {
  has_price_why: null,
  has_price_discount: null,
  has_price_answer: null,
  has_price_reason: null,
  has_price_alternative: null,
  has_price_joke: null,
  price_plan_share: null,
};

export function pricePlanOf({ agents }: Episode, kind: MessageFactRow['kind']): PricePlan {
  const replies = agents.filter(({ is_public }) => is_public);
  if (kind !== 'price' || replies.length === 0) return NO_PRICE;
  const some = (pattern: RegExp) => replies.some(({ text }) => pattern.test(text));
  const hasDiscount = some(DISCOUNT);
  const steps = {
    has_price_why: some(WHY),
    // A way to a lower price answers as clearly as a no.
    has_price_answer: hasDiscount || some(NO),
    has_price_reason: some(REASON),
    has_price_alternative: some(ALTERNATIVE),
  };
  const taken = Object.values(steps).filter(Boolean).length;
  return {
    ...steps,
    // Where there is no discount, there is no way to it to tell.
    has_price_discount: hasDiscount || null,
    has_price_joke: replies.some((message) => hasTag(message, 'joke_risk')),
    price_plan_share: hasDiscount ? (taken + 1) / 5 : taken / 4,
  };
}
