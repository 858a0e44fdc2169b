/** The team's topics and whether the figures hold them; and the labels of the helpdesk that could be mapped to them. */
import type { OwnTopics } from '../../model/topics';
import { jobs } from '../imports/importing';
import { readTopics } from './topics';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

const MOST_LABELS = 100;

/** Also before anything has been imported. @throws WorkspaceProblem */
export async function ownTopics(folder = dataFolder()): Promise<OwnTopics> {
  const topics = await readTopics(folder);
  if (!(await warehouse(folder).exists())) return { topics, labels: [], isPending: false };
  const [labels, [counted]] = await Promise.all([
    warehouse(folder).query<{ label: string; n: number }>(
      `select label, count(*) as n from (select ${warehouse(folder).dialect.each('labels')} as label from conversations)
       group by label order by n desc, label limit ${MOST_LABELS}`,
    ),
    warehouse(folder).query<{ value: string }>("select value from warehouse_info where key = 'own_topics'"),
  ]);
  const isRunning = jobs()
    .list()
    .some(({ kind, state }) => kind === 'apply' && state === 'running');
  // A warehouse from before there were topics gets them with the next import or apply.
  return { topics, labels, isPending: isRunning || (counted?.value ?? '[]') !== JSON.stringify(topics) };
}
