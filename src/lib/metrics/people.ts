/** What the figures about the team's messages have in common: whose messages they count, and where intervals come from. */

/** Public messages by people of the team whose words the rules can read. */
export const MESSAGES_OF_PEOPLE = {
  table: 'message_facts',
  where: 'is_human_agent and is_public and is_scored',
  population: 'Public messages by human agents, in a language that is scored',
} as const;

export const WILSON = 'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference';
export const CLUSTERS = 'Interval: Liang & Zeger 1986, with customers as clusters';
/** Said of every share of messages, whose interval knows nothing of who wrote them. */
export const MESSAGES_AS_INDEPENDENT =
  'How exact the interval is when a few people write most messages: it treats messages as independent.';
