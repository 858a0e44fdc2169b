/** The topics as the API gives them, with how many conversations of a selection hold each. */
import type { TopicOrigin } from '../../model/topics';
import { generationSeen } from '../warehouse/pins';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';
import { dataFolder } from '../workspace/workspace';
import { checked, OF_SELECTION } from './parameters';

export interface TopicAnswer {
  id: string;
  title: string;
  origin: TopicOrigin;
  include: string[];
  exclude: string[];
  labels: string[];
  /** episodes of the selection that hold it, and their different customers */
  conversations: number;
  customers: number;
}

/** Those of most conversations first. @throws BadRequest, NoWarehouse before the first import */
export async function askedTopics(
  parameters: URLSearchParams,
  folder = dataFolder(),
): Promise<{ topics: TopicAnswer[]; generation: string | null }> {
  const { filters } = checked(parameters, OF_SELECTION);
  const { sql, params } = whereOf(filters, 'topic_facts');
  const topics = await warehouse(folder).query<TopicAnswer>(
    `select topics.topic as id, title, origin, include, exclude, topics.labels as labels,
       count(facts.topic) as conversations, count(distinct facts.customer_id) as customers
     from topics left join (select * from topic_facts where ${sql}) facts on facts.topic = topics.topic
     group by 1, 2, 3, 4, 5, 6 order by conversations desc, id`,
    params,
  );
  return { topics, generation: generationSeen() };
}
