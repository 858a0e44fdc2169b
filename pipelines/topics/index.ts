/**
 * What customers write about, over the whole warehouse: the team's topics (labels of the helpdesk, phrases) and, in what
 * none of them holds, topics that are found. Three steps, each redoing only what changed: which phrases stand in which
 * message (mentions.ts), which topics the rest is about (found.ts), and the facts of both (facts.ts), which are SQL over
 * rows that are there and therefore counted anew each time.
 */
import type { OwnTopic } from '../../src/lib/model/topics';
import { warehouseInfo } from '../warehouse/catalogue';
import type { Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';
import { writeTopicFacts } from './facts';
import { findTopics } from './found';
import { forgetMentions, readMentions } from './mentions';
import { storedTopics, type StoredTopic } from './stored';

/** What of the step is remembered in warehouse_info. */
export interface TopicMarks {
  /** the team's topics that the figures hold, as JSON */
  own: string;
  /** in which texts topics were looked for */
  corpus: string;
}

/**
 * Brings topics, topic_mentions, topic_facts and conversation_facts.topic up to date.
 * @param own the team's topics, as the workspace has them now
 */
export async function updateTopics(database: Database, own: readonly OwnTopic[]): Promise<TopicMarks> {
  const before = await storedTopics(database);
  const foundBefore = before.filter(({ origin }) => origin === 'discovered');
  const ownNow = own.map(storedOf);
  const isNew = (topic: StoredTopic) =>
    !before.some((known) => known.topic === topic.topic && findsAlike(known, topic));
  await forgetMentions(
    database,
    [...ownNow, ...foundBefore].filter((topic) => !isNew(topic)),
  );
  await readMentions(database, { known: [...ownNow, ...foundBefore], added: ownNow.filter(isNew) });
  await writeTopics(database, ownNow);
  const { found, corpus } = await findTopics(database, foundBefore, await warehouseInfo(database, 'topics_corpus'));
  const now = [...ownNow, ...found];
  await forgetMentions(database, now);
  await readMentions(database, { known: [], added: found.filter(isNew) });
  await writeTopics(database, now);
  await writeTopicFacts(database);
  return { own: marksOf(own), corpus };
}

/** Whether the figures hold these topics. */
export async function hasOtherTopics(database: Database, own: readonly OwnTopic[]): Promise<boolean> {
  const written = await warehouseInfo(database, 'own_topics');
  // Before the first import there is nothing that could be about them.
  return (await warehouseInfo(database, 'rules_version')) !== null && written !== marksOf(own);
}

function marksOf(own: readonly OwnTopic[]): string {
  return JSON.stringify(own);
}

function storedOf({ id, title, include, exclude, labels }: OwnTopic): StoredTopic {
  const origin = include.length === 0 ? 'label' : 'lexicon';
  return { topic: id, title, origin, include: [...include], exclude: [...exclude], labels: [...labels] };
}

/** Two that find the same words; title and labels do not matter to that. */
function findsAlike(one: StoredTopic, other: StoredTopic): boolean {
  return JSON.stringify([one.include, one.exclude]) === JSON.stringify([other.include, other.exclude]);
}

async function writeTopics({ connection }: Database, topics: readonly StoredTopic[]): Promise<void> {
  await connection.run('delete from topics');
  const writer = await openWriter<StoredTopic>(connection, 'topics');
  for (const topic of topics) writer.append(topic);
  writer.close();
}
