/** Queries to begin with, in the SQL of each engine. */
import type { SqlEngine } from './engine';

interface Starter {
  title: string;
  sql: string;
}

const UPSET: Starter = {
  title: 'Upset customers by week, and how many met empathy',
  sql: `select week, count(*) as upset, count(*) filter (where first_empathy_outcome = 'event') as met_empathy
from conversation_facts
where needs_empathy
group by week
order by week`,
};

/** @param hasWord whether the text of a message holds $word */
const latest = (hasWord: string): Starter => ({
  title: 'The latest messages with a word',
  sql: `select sent_at, conversation_id, role, text
from messages
where ${hasWord}
order by sent_at desc`,
});

export const STARTERS: Record<SqlEngine['id'], readonly Starter[]> = {
  duckdb: [
    { title: 'What each column holds', sql: 'summarize conversation_facts' },
    UPSET,
    latest('contains(lower(text), lower($word))'),
  ],
  clickhouse: [
    { title: 'Which columns there are', sql: 'describe conversation_facts' },
    UPSET,
    latest('positionCaseInsensitiveUTF8(text, $word) > 0'),
  ],
};
