/** The ranking of topics as a table, for the CSV. */
import type { PainTopic } from '../../model/pain';
import type { Cell, Table } from '../report/csv';

const COLUMNS: [string, (topic: PainTopic) => Cell][] = [
  ['rank', ({ rank }) => rank],
  ['rank_low_80', ({ ranks }) => ranks.low],
  ['rank_high_80', ({ ranks }) => ranks.high],
  ['topic', ({ topic }) => topic],
  ['title', ({ title }) => title],
  ['found_by', ({ origin }) => origin],
  ['customers_who_told_us', ({ told }) => told],
  ['affected', ({ affected }) => affected],
  ['affected_low_80', ({ likely }) => likely?.low ?? null],
  ['affected_high_80', ({ likely }) => likely?.high ?? null],
  ['mean_severity', ({ severity }) => severity.value],
  ['n_severity', ({ severity }) => severity.n],
  ['trend', ({ trend }) => trend],
  ['contacts', ({ contacts }) => contacts],
  ['contacts_before', ({ before }) => before],
  ['share_that_comes_again', ({ repeats }) => repeats.value],
  ['share_of_one_customer', ({ loudest }) => loudest],
  ['is_new', ({ isNew }) => isNew],
  ['release_ratio', ({ release }) => release?.ratio ?? null],
  ['release_low_95', ({ release }) => release?.interval?.low ?? null],
  ['release_high_95', ({ release }) => release?.interval?.high ?? null],
  ['release_p', ({ release }) => release?.p ?? null],
  ['pain', ({ pain }) => pain],
];

export function tableOfPain(topics: readonly PainTopic[]): Table {
  return {
    columns: COLUMNS.map(([name]) => name),
    rows: topics.map((topic) => COLUMNS.map(([, cell]) => cell(topic))),
  };
}
