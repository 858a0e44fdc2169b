/** Which episodes the team's own topics hold, by a label of the helpdesk or by words; SQL over what was read. */

/** A mention with the episode that it stands in; a subject belongs to the first. */
export const MENTIONS = `
  select mentions.*, coalesce(message_facts.episode, 1) as episode, message_facts.position
  from topic_mentions mentions left join message_facts using (message_id)`;

/** One row for each label of a topic that an episode carries. */
export const LABELLED = `
  select distinct topic, conversation_id, episode
  from (select topic, unnest(labels) as label from topics) mapped
  join (select conversation_id, episode, unnest(labels) as label from conversation_facts) carried using (label)`;

/** (conversation_id, episode) of what a topic of the team holds. */
export const OWN_EPISODES = `
  select (conversation_id, episode) from (${MENTIONS}) join topics using (topic) where origin <> 'discovered'
  union select (conversation_id, episode) from (${LABELLED})`;
