/** Where no conversation has all of the filters: which to take off. */
import { filtersTo, LIST_FILTERS, withoutFilter, type Filters } from '../../filters';
import { listById } from '../../metrics';
import type { Looser } from '../../model/selection';
import { behindOf, saidOf } from './listsaid';
import { listWhere } from './listwhere';
import { optionLabel, valueLabels } from '../report/options';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

/** Which filter to take off, and what that would bring, most first. For a selection that holds nothing. */
export async function looser(filters: Filters, folder = dataFolder()): Promise<Looser[]> {
  const labels = await valueLabels(folder);
  const without: { label: string; filters: Filters }[] = LIST_FILTERS.flatMap((name) =>
    filters[name].map((value) => ({
      label: `${name} ${optionLabel(name, value, labels)}`,
      filters: withoutFilter(filters, name, value),
    })),
  );
  if (filters.from || filters.to) {
    without.push({ label: 'the dates', filters: withoutFilter(withoutFilter(filters, 'from'), 'to') });
  }
  if (filters.tag) without.push({ label: `tag ${filters.tag}`, filters: withoutFilter(filters, 'tag') });
  if (filters.line)
    without.push({ label: (await saidOf(filters, folder)) ?? filters.line, filters: withoutFilter(filters, 'line') });
  if (filters.question)
    without.push({ label: `the question ${filters.question}`, filters: withoutFilter(filters, 'question') });
  if (filters.case)
    without.push({ label: listById(filters.case)?.title ?? filters.case, filters: withoutFilter(filters, 'case') });
  if (filters.words) without.push({ label: `the words ${filters.words}`, filters: withoutFilter(filters, 'words') });
  if (filters.metric)
    without.push({ label: behindOf(filters) ?? filters.metric, filters: withoutFilter(filters, 'metric') });
  const counted = await Promise.all(
    without.map(async ({ label, filters: rest }) => ({
      label,
      query: filtersTo(rest).toString(),
      n: await countOf(rest, folder),
    })),
  );
  return counted.sort((one, other) => other.n - one.n);
}

async function countOf(filters: Filters, folder: string): Promise<number> {
  const { sql, params } = await listWhere(filters, folder);
  const [row] = await warehouse(folder).query<{ n: number }>(
    `select count(*) as n from conversation_facts where ${sql}`,
    params,
  );
  return row?.n ?? 0;
}
