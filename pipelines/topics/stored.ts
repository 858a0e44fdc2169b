/** Rows of the table topics. */
import type { TopicOrigin } from '../../src/lib/model/topics';
import { rowsOf, type Database } from '../warehouse/database';

export interface StoredTopic {
  topic: string;
  title: string;
  origin: TopicOrigin;
  include: string[];
  exclude: string[];
  labels: string[];
}

export async function storedTopics({ connection }: Database): Promise<StoredTopic[]> {
  return rowsOf<StoredTopic>(connection, 'select * from topics order by topic');
}
