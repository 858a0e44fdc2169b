/**
 * The lines that the team repeats, for the page of phrases and its CSV: how often, when, by which team, with examples.
 * A repeated line may be a good instruction, so nothing here says that fewer are better.
 */
import { filtersTo, isAboutPeople, type Filters } from '../../filters';
import type { ShareMetric } from '../../metrics';
import { clicheRate } from '../../metrics/cliche_rate';
import { FEWEST, FEWEST_FOR_PERSON, shareFigure } from '../../metrics/figure';
import type { SeriesPoint } from '../../model/figures';
import type { RepeatedLine, RepeatedView } from '../../model/phrases';
import {
  againBy,
  againConversations,
  againQuoted,
  againRows,
  againWorded,
  type AgainQuoted,
  type AgainRow,
} from './again';
import { coverage } from '../report/coverage';
import { exampleOf } from '../evidence/examples';
import { agentNames } from '../people/info';
import { REPEATED, repeatedKey } from '../report/lines';
import type { Names } from '../people/names';
import { plainPhrase } from './plainphrase';
import { report, reportSeries } from '../report/report';
import { daysOfWeek, isWithin, selectionOf, sparkWeeks, type Selection } from '../report/selection';
import { percent } from '../report/sentences';
import { dataFolder } from '../workspace/workspace';

export const LINES_A_PAGE = 25;
/** How many wordings of a line are shown. */
const MOST_SAID = 6;

/** The share of messages with such a line, over the population of cliche_rate. */
const repeatedRate: ShareMetric = {
  ...clicheRate,
  id: 'repeated_rate',
  title: 'Messages with a line the team repeats',
  tags: [],
  opens: 'repeated_line_count > 0',
  success: 'message_id in (select message_id from repeated_line_uses)',
};

interface Asked {
  /** words that the example must hold, whatever their capitals; names that are masked are not found */
  find?: string;
  /** 1-based; null for the page on which the open line stands */
  page?: number | null;
  /** key of the open line */
  open?: string | null;
  linesAPage?: number;
}

/** null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet */
export async function repeatedLines(
  filters: Filters,
  { find = '', page = null, open = null, linesAPage = LINES_A_PAGE }: Asked = {},
  folder = dataFolder(),
): Promise<RepeatedView | null> {
  const selection = await selectionOf(filters, folder);
  if (!selection) return null;
  const { now, before, weeks, periods } = selection;
  const [line, byTeam, earlier, byWeek, conversations, rows, names] = await Promise.all([
    coverage(now, folder),
    report(repeatedRate, now, { by: 'team', folder }),
    before ? report(repeatedRate, before, { folder }) : null,
    reportSeries(repeatedRate, weeks, { by: 'week', folder }),
    againConversations({ filters: now, lines: null, folder }),
    againRows({ filters: now, lines: null, folder }),
    agentNames(folder),
  ]);
  const words = find.toLowerCase();
  const found = words ? rows.filter(({ example }) => names.mask(example).toLowerCase().includes(words)) : rows;
  const pages = Math.max(1, Math.ceil(found.length / linesAPage));
  const opened = found.findIndex(({ line_id }) => repeatedKey(line_id) === open);
  const shown = Math.min(pages, page ?? Math.floor(Math.max(0, opened) / linesAPage) + 1);
  const opens = (more: Partial<Filters>) => filtersTo({ ...now, line: REPEATED, ...more }).toString();
  return {
    coverage: line,
    periods,
    summary: summaryOf(byTeam.figure.value, byTeam.figure.n, conversations),
    share: byTeam.figure,
    conversations,
    weeks: byWeek,
    teams: byTeam.series,
    lines: await detailed(
      found.slice((shown - 1) * linesAPage, shown * linesAPage),
      { selection, weeks: byWeek, teams: byTeam.series, n: byTeam.figure.n, nBefore: earlier?.figure.n ?? null },
      names,
      folder,
    ),
    total: found.length,
    page: shown,
    pages,
    opens: {
      all: opens({}),
      weeks: Object.fromEntries(byWeek.map(({ key }) => [key, opens({ ...weeks, ...daysOfWeek(key, weeks) })])),
      teams: Object.fromEntries(byTeam.series.map(({ key }) => [key, opens({ team: [key] })])),
    },
  };
}

interface Whole {
  selection: Selection;
  weeks: SeriesPoint[];
  teams: SeriesPoint[];
  /** replies in the period, and in the one before */
  n: number;
  nBefore: number | null;
}

async function detailed(rows: AgainRow[], whole: Whole, names: Names, folder: string): Promise<RepeatedLine[]> {
  if (rows.length === 0) return [];
  const { now, before, weeks, periods, weekStart } = whole.selection;
  const lately = sparkWeeks(weeks, periods.now, weekStart);
  const lines = rows.map(({ line_id }) => line_id);
  const [earlier, byWeek, byTeam, worded, quoted] = await Promise.all([
    before ? againBy(null, { filters: before, lines, folder }) : [],
    againBy('week', { filters: lately, lines, folder }),
    againBy('team', { filters: now, lines, folder }),
    againWorded(MOST_SAID, { filters: now, lines, folder }),
    againQuoted({ filters: now, lines, folder }),
  ]);
  const fewest = isAboutPeople(now) ? FEWEST_FOR_PERSON : FEWEST;
  return rows.map((row): RepeatedLine => {
    const own = <One extends { line_id: string }>(list: One[]) => list.filter((one) => one.line_id === row.line_id);
    const said = own(worded);
    const point = (of: SeriesPoint, list: { key: string; messages: number }[]): SeriesPoint => ({
      key: of.key,
      label: of.label,
      ...shareFigure(list.find(({ key }) => key === of.key)?.messages ?? 0, of.n, fewest),
      ...(of.isIncomplete && { isIncomplete: true }),
    });
    const [ownWeeks, ownTeams] = [own(byWeek), own(byTeam)];
    const key = repeatedKey(row.line_id);
    const example = names.mask(row.example);
    return {
      key,
      example,
      said: said.map(({ text, messages }) => ({ text: names.mask(text), messages })),
      wordings: said[0]?.wordings ?? 0,
      isTeams: false,
      instead: null,
      share: shareFigure(row.messages, whole.n, fewest),
      before: whole.nBefore === null ? null : shareFigure(own(earlier)[0]?.messages ?? 0, whole.nBefore, fewest),
      messages: row.messages,
      conversations: row.conversations,
      customers: row.customers,
      agents: row.agents,
      firstDay: row.first_day,
      lastDay: row.last_day,
      weeks: whole.weeks.filter((week) => isWithin(week.key, lately)).map((week) => point(week, ownWeeks)),
      teams: whole.teams.map((team) => point(team, ownTeams)),
      examples: own(quoted).map((one) => quotedOf(one, names)),
      opens: filtersTo({ ...now, line: key }).toString(),
      asPhrase: plainPhrase(example),
    };
  });
}

/** Where the line stands is found by its words: uses are kept as written. */
function quotedOf(row: AgainQuoted, names: Names) {
  const start_offset = Math.max(0, row.text.indexOf(row.matched_text));
  return exampleOf({ ...row, start_offset, end_offset: start_offset + row.matched_text.length }, 'other', names);
}

function summaryOf(share: number | null, n: number, conversations: number): string {
  if (share === null) return `Too few replies (${n}) to say how many hold a line that the team repeats.`;
  const where = `${conversations.toLocaleString('en-US')} ${conversations === 1 ? 'conversation' : 'conversations'}`;
  return `${percent(share)} of replies hold at least one of them, in ${where}.`;
}
