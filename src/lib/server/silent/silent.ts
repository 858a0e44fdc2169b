/**
 * Silent sufferers of each topic in a period: from topic_facts what the ladder needs (metrics/silent), from the workspace
 * the surveys, the active users and the prior. Customers are counted, not messages: a conversation without an identity is
 * said and not counted, because nobody knows whether it is a customer more.
 */
import type { Filters } from '../../filters';
import { composeSql } from '../../metrics';
import { silentEstimates, type AlikeCustomers } from '../../metrics/silent';
import { topicSilent } from '../../metrics/topic_silent';
import type { SelectionView } from '../../model/selection';
import type { Silent } from '../../model/silent';
import { silentInputs } from './silentinputs';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';
import { dataFolder } from '../workspace/workspace';

/**
 * The topics of the filters that somebody complained about, most customers first. Without days the last 90 of the data.
 * null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet
 */
export async function silent(filters: Filters, folder = dataFolder()): Promise<Silent | null> {
  const known = await silentInputs(filters, folder);
  if (!known) return null;
  const { inputs, problems } = known;
  const { sql, params } = whereOf({ ...filters, ...inputs.period }, topicSilent.table);
  const { dialect } = warehouse(folder);
  const composed = composeSql(topicSilent, { where: sql, dialect });
  const alike = await warehouse(folder).query<AlikeCustomers>(composed, params);
  const { titles: _titles, ...said } = inputs;
  const topics = await warehouse(folder).remembered(['silent', composed, params, said], async () =>
    silentEstimates(alike, inputs),
  );
  const { period, prior, surveys, activeUsers } = inputs;
  return { period, topics, prior, surveys, activeUsers, problems };
}

/** A page's view with the silent of the same days. Whatever narrows the page narrows them too. */
export async function withSilent<View extends SelectionView>(
  viewing: Promise<View | null>,
  filters: Filters,
  folder = dataFolder(),
): Promise<(View & { silent: Silent | null }) | null> {
  const view = await viewing;
  if (!view) return null;
  const days = view.periods && { from: view.periods.now.from, to: view.periods.now.to };
  return { ...view, silent: await silent({ ...filters, ...days }, folder) };
}
