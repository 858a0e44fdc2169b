/**
 * Ready-made lists that managers ask for: each a predicate on conversation_facts, an episode a row, with the reason why
 * somebody would read it. They count nothing; a figure has a metric.
 */

import { BEHAVIOURS } from '../model/behaviours';
import { episodesIn } from './opens';

export interface ReadyList {
  /** stands in the URL: ?case=… */
  id: string;
  title: string;
  /** what stands in it and why it is worth reading, in a sentence */
  why: string;
  /** SQL predicate on conversation_facts */
  where: string;
}

const UPSET = "('anxious', 'frustrated', 'angry', 'disappointed')";

/**
 * The largest rating of its helpdesk's account says which scale it is on: thumbs (0 and 1), or 1 to 5. Asked of all
 * accounts at once: a question for each row is answered wrongly by ClickHouse 26.7, without a word.
 */
const IS_THUMBS = `(source, coalesce(account_id, '')) in (
    select (source, coalesce(account_id, '')) from conversation_facts group by source, coalesce(account_id, '') having max(csat) <= 1)`;
export const AT_LEAST_GOOD = `csat >= (case when ${IS_THUMBS} then 1 else 4 end)`;
export const AT_MOST_BAD = `csat <= (case when ${IS_THUMBS} then 0 else 2 end)`;

export const LISTS: readonly ReadyList[] = [
  {
    id: 'upset_to_pleased',
    title: 'Came upset, left pleased',
    why: 'Customers who sounded upset in their first words and pleased in their last: what did we write in between?',
    where: `mood_start in ${UPSET} and (mood_end = 'pleased' or tone_end >= 0.25) and customer_turn_count > 1`,
  },
  {
    id: 'calm_to_upset',
    title: 'Came calm, left upset',
    why: 'Customers who did not sound upset when they came and did when they left.',
    where: `coalesce(mood_start, 'none') not in ${UPSET} and mood_end in ${UPSET} and customer_turn_count > 1`,
  },
  {
    id: 'never_empathy',
    title: 'Upset, and nobody showed that they understood',
    why: 'Ended conversations of upset customers without a single line of empathy from a person.',
    where: "needs_empathy and first_empathy_outcome = 'ended'",
  },
  {
    id: 'complaints',
    title: 'Complaints',
    why: 'Conversations in which the customer complained, about whatever it was.',
    where: 'is_complaint',
  },
  {
    id: 'complaints_without_topic',
    title: 'Complaints about no topic',
    why: 'Complaints that none of the topics holds: what do they have in common that could be one?',
    where: 'is_complaint and topic is null',
  },
  {
    id: 'never_answered',
    title: 'Never answered by a person',
    why: 'Ended conversations that a customer began and no person answered.',
    where: "starts_with_customer and first_response_outcome = 'ended'",
  },
  {
    id: 'apology_without_action',
    title: 'An apology without action',
    why: 'Ended complaints answered with sorry, and with nothing that could solve it: no step, no estimate, no remedy.',
    where: 'is_complaint and not is_open and has_apology and not has_apology_next_step and has_step is not true',
  },
  {
    id: 'explained_first',
    title: 'Explained before listening',
    why: 'Upset customers who read an explanation before any empathy, or instead of it.',
    where: "empathy_order in ('explanation_then_empathy', 'explanation_only')",
  },
  {
    id: 'promise_overdue',
    title: 'A promise overdue',
    why: 'We said by when we would come back, the time is over, and nothing came.',
    where: episodesIn('promise_facts', "is_promise and outcome = 'broken'"),
  },
  {
    id: 'rated_good_left_upset',
    title: 'Rated good, left in a negative tone',
    why: 'Rating and words say the opposite: read what the rating was given for, or whether the rules misread the words.',
    where: `${AT_LEAST_GOOD} and tone_end <= -0.25`,
  },
  {
    id: 'rated_bad_left_pleased',
    title: 'Rated bad, left in a positive tone',
    why: 'Polite to the person and unhappy with the matter, or words that the rules misread.',
    where: `${AT_MOST_BAD} and tone_end >= 0.25`,
  },
  {
    id: 'went_silent',
    title: 'Went silent after our answer',
    why: 'The customer did not write again after our last words. Some have what they needed; those who were upset may not.',
    where: 'went_silent',
  },
  {
    id: 'silent_and_upset',
    title: 'Upset, then silent',
    why: 'Customers who sounded upset in their last words and did not write again after our answer.',
    where: `went_silent and mood_end in ${UPSET}`,
  },
];

/** What followed a turn of ours that held something: the conversations behind the page of behaviour. */
export const AFTERMATH_LISTS: readonly ReadyList[] = BEHAVIOURS.flatMap(({ id, title, column }) => [
  {
    id: `silent_after_${id}`,
    title: `Went silent after: ${inSentence(title)}`,
    why: `A turn of ours held ${inSentence(title)}, and the customer did not write again. One followed the other; nothing says that it caused it.`,
    where: episodesIn('turn_facts', `side = 'agent' and next_outcome = 'silent' and ${column}`),
  },
  {
    id: `better_after_${id}`,
    title: `Sounded better after: ${inSentence(title)}`,
    why: `A turn of ours held ${inSentence(title)}, and the customer’s next words sounded better than those before.`,
    where: episodesIn('turn_facts', `side = 'agent' and is_tone_raised and ${column}`),
  },
]);

function inSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** The list with that id, or undefined. */
export const listById = (id: string): ReadyList | undefined =>
  [...LISTS, ...AFTERMATH_LISTS].find((list) => list.id === id);
