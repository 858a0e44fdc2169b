/**
 * Ratings (CSAT) beside the tone at leaving: do they agree, and where not? Few customers rate, and other ones than those
 * who do not, so neither is checked by the other; the disagreements are what is worth reading.
 */
import { filtersTo, type Filters } from '../../filters';
import { AT_MOST_BAD, AT_LEAST_GOOD, listById } from '../../metrics';
import { meanFigure } from '../../metrics/figure';
import { RATINGS, type Rating, type RatingsView } from '../../model/ratings';
import type { ClusterSums } from '../../stats';
import { selectionOf } from '../report/selection';
import { warehouse } from '../warehouse/warehouse';
import { whereOf } from '../report/where';
import { dataFolder } from '../workspace/workspace';

const LABELS: Record<Rating, string> = { good: 'Rated good', middle: 'Rated in between', bad: 'Rated bad' };
const DISAGREE = ['rated_good_left_upset', 'rated_bad_left_pleased'];

interface Row extends ClusterSums {
  rating: Rating;
  rated: number;
}

/**
 * null where the export has no ratings at all, or nothing was imported into the period.
 * @throws NoWarehouse when nothing has been imported yet
 */
export async function ratings(filters: Filters, folder = dataFolder()): Promise<RatingsView | null> {
  const selection = await selectionOf(filters, folder);
  if (!selection) return null;
  const { sql, params } = whereOf(selection.now, 'conversation_facts');
  const lists = DISAGREE.flatMap((id) => listById(id) ?? []);
  const [rows, [counts]] = await Promise.all([
    warehouse(folder).query<Row>(
      `select rating, sum(rated) as rated, sum(n) as n, sum(s) as s, sum(s * s) as ss, sum(s * n) as sn, sum(n * n) as nn,
         sum(case when n > 0 then 1 else 0 end) as clusters
       from (
         select case when ${AT_LEAST_GOOD} then 'good' when ${AT_MOST_BAD} then 'bad' else 'middle' end as rating,
           customer_id, count(*) as rated, count(tone_end) as n, coalesce(sum(tone_end), 0) as s
         from conversation_facts where csat is not null and (${sql}) group by rating, customer_id
       ) group by rating`,
      params,
    ),
    warehouse(folder).query<Record<string, number>>(
      `select count(*) as conversations, ${lists.map(({ id, where }) => `count(*) filter (where ${where}) as ${id}`).join(', ')}
       from conversation_facts where ${sql}`,
      params,
    ),
  ]);
  if (rows.length === 0) return null;
  const shown = RATINGS.flatMap((rating) => {
    const row = rows.find((one) => one.rating === rating);
    return row ? [{ rating, label: LABELS[rating], rated: Number(row.rated), tone: meanFigure(row) }] : [];
  });
  return {
    rows: shown,
    rated: shown.reduce((sum, { rated }) => sum + rated, 0),
    conversations: counts?.conversations ?? 0,
    summary: summaryOf(shown),
    disagreements: lists.map(({ id, title }) => ({
      title,
      n: counts?.[id] ?? 0,
      opens: filtersTo({ ...selection.now, case: id }).toString(),
    })),
  };
}

function summaryOf(rows: RatingsView['rows']): string {
  const of = (rating: Rating) => rows.find((row) => row.rating === rating)?.tone;
  const [good, bad] = [of('good'), of('bad')];
  if (good?.value == null || bad?.value == null || !good.interval || !bad.interval)
    return 'Too few of one rating to say whether it goes with the tone at leaving.';
  if (good.interval.low > bad.interval.high)
    return 'Customers who rated good left in a better tone than those who rated bad.';
  return 'The tone at leaving does not tell good ratings from bad ones in this selection.';
}
