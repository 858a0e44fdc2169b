/** What a list says of itself: the figure that opened it, the line that was written. */
import type { Filters } from '../../filters';
import { metricById } from '../../metrics';
import { tagTitle } from '../../model/words';
import { agentNames } from '../people/info';
import { isRepeated, lineIdOf, linesOf, REPEATED, tagOf } from '../report/lines';
import { problemOfMetric } from './listwhere';
import { warehouse } from '../warehouse/warehouse';

/** "Replies with “any inconvenience”": the line in its most frequent wording. */
export async function saidOf(filters: Filters, folder: string): Promise<string | null> {
  if (!filters.line) return null;
  if (isRepeated(filters.line)) return saidAgain(filters.line, folder);
  const tag = tagOf(filters.line);
  if (filters.line === tag) return tagTitle(tag);
  const lines = (await linesOf(folder)).of(tag);
  const [row] = await warehouse(folder).query<{ said: string }>(
    `select matched_text as said from tags ${lines.join}
     where tag = '${tag}' and ${lines.expression} = $line
     group by matched_text order by count(*) desc, matched_text limit 1`,
    { ...lines.params, line: filters.line },
  );
  const names = await agentNames(folder);
  return row ? `“${names.mask(row.said).replace(/\s+/g, ' ')}”` : `a line of ${tagTitle(tag).toLowerCase()}`;
}

async function saidAgain(key: string, folder: string): Promise<string> {
  if (key === REPEATED) return 'a line that the team repeats';
  const [row] = await warehouse(folder).query<{ example: string }>(
    'select example from repeated_lines where line_id = $line',
    { line: lineIdOf(key) },
  );
  return row ? `“${(await agentNames(folder)).mask(row.example)}”` : 'a line that is no longer repeated';
}

export function behindOf(filters: Filters): string | null {
  const metric = filters.metric ? metricById(filters.metric) : undefined;
  if (!metric || problemOfMetric(filters)) return null;
  if (!filters.part) return metric.title;
  if (metric.kind === 'shares') {
    const part = metric.parts.find(({ key }) => key === filters.part);
    return `${metric.title}: ${part?.label ?? filters.part}`;
  }
  return `${metric.title}: never`;
}
