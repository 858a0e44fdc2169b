/** The page of phrases: the lines of one tag as they were worded, how often, when, by which team, with examples. */
import { filtersTo, isAboutPeople, type Filters } from '../../filters';
import { clearChange, type Metric, type ShareMetric } from '../../metrics';
import { clicheRate } from '../../metrics/cliche_rate';
import { FEWEST, FEWEST_FOR_PERSON, shareFigure } from '../../metrics/figure';
import type { MetricResult, SeriesPoint } from '../../model/figures';
import type { PhraseLine, PhrasesView, PhraseTag } from '../../model/phrases';
import { changesOf } from '../report/changes';
import { coverage } from '../report/coverage';
import { examplesOf } from '../evidence/examples';
import { agentNames } from '../people/info';
import { linesOf } from '../report/lines';
import { lineUses, type LineCount, type Said } from './lineuses';
import { report, reportSeries } from '../report/report';
import { daysOfWeek, isWithin, selectionOf, sparkWeeks } from '../report/selection';
import { percent } from '../report/sentences';
import { dataFolder } from '../workspace/workspace';

/** How many wordings of a line are shown. */
const MOST_SAID = 6;

const NAMES: Record<PhraseTag, { title: string; holding: string }> = {
  cliche: { title: clicheRate.title, holding: 'hold a cliché' },
  process_speak: { title: 'Messages with process-speak', holding: 'give rules or systems as the reason' },
  blame: { title: 'Messages that may read as blame', holding: 'hold words that may read as blame' },
  link_deflection: { title: 'Messages that mainly point elsewhere', holding: 'mainly point somewhere else' },
};

/** The share of messages with a tag; of clichés it is the metric itself, and of the others the same population. */
export function rateOf(tag: PhraseTag): ShareMetric {
  if (tag === 'cliche') return clicheRate;
  return {
    ...clicheRate,
    id: `${tag}_rate`,
    title: NAMES[tag].title,
    tags: [tag],
    success: `message_id in (select message_id from tags where tag = '${tag}')`,
  };
}

/** null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet */
export async function phrases(tag: PhraseTag, filters: Filters, folder = dataFolder()): Promise<PhrasesView | null> {
  const selection = await selectionOf(filters, folder);
  if (!selection) return null;
  const { periods, now, before, weeks, weekStart } = selection;
  const metric = rateOf(tag);
  const lately = sparkWeeks(weeks, periods.now, weekStart);
  const [line, byTeam, earlier, byWeek, uses, examples, book, names, why] = await Promise.all([
    coverage(now, folder),
    report(metric, now, { by: 'team', folder }),
    before ? report(metric, before, { folder }) : null,
    reportSeries(metric, weeks, { by: 'week', folder }),
    lineUses(tag, { now, before, lately }, folder),
    examplesOf(tag, now, folder),
    linesOf(folder),
    agentNames(folder),
    reason(tag),
  ]);
  const { now: counts, before: countsBefore, lately: weekly, said } = uses;
  const fewest = isAboutPeople(filters) ? FEWEST_FOR_PERSON : FEWEST;
  const opens = (more: Partial<Filters>) => filtersTo({ ...now, line: tag, ...more }).toString();
  const sparkKeys = byWeek.filter(({ key }) => isWithin(key, lately));
  const mask = (text: string) => names.mask(text.replace(/\s+/g, ' ').trim());
  const saidOf = (key: string | null, isPeople: boolean) =>
    gathered(said.filter((one) => one.isPeople === isPeople && (key === null || one.line === key))).map((one) => ({
      ...one,
      text: mask(one.text),
    }));

  const lineOf = (key: string): PhraseLine => {
    const own = counts.filter((one) => one.line === key && one.isPeople);
    const k = sum(own, 'messages');
    const beforeK = sum(
      countsBefore.filter((one) => one.line === key && one.isPeople),
      'messages',
    );
    const point = (of: SeriesPoint, list: LineCount[], by: 'week' | 'team'): SeriesPoint => ({
      key: of.key,
      label: of.label,
      ...shareFigure(
        sum(
          list.filter((one) => one[by] === of.key && one.line === key && one.isPeople),
          'messages',
        ),
        of.n,
        fewest,
      ),
      ...(of.isIncomplete && { isIncomplete: true }),
    });
    return {
      key,
      said: saidOf(key, true).slice(0, MOST_SAID),
      isTeams: key.startsWith(`${tag}.team-`),
      instead: book.instead(key),
      share: shareFigure(k, byTeam.figure.n, fewest),
      before: earlier && shareFigure(beforeK, earlier.figure.n, fewest),
      messages: k,
      conversations: sum(own, 'conversations'),
      weeks: sparkKeys.map((of) => point(of, weekly, 'week')),
      teams: byTeam.series.map((of) => point(of, counts, 'team')),
      examples: examples.get(key) ?? [],
      opens: opens({ line: key }),
    };
  };
  const keys = [...new Set(counts.flatMap(({ line: key, isPeople }) => (key !== null && isPeople ? [key] : [])))];
  const lines = keys.map(lineOf).sort((a, b) => b.messages - a.messages || (a.key < b.key ? -1 : 1));
  const total = (isPeople: boolean) => counts.find((one) => one.line === null && one.isPeople === isPeople);
  return {
    coverage: line,
    periods,
    tag,
    summary: summaryOf(metric, tag, byTeam, earlier, total(true)?.conversations ?? 0, periods.comparison.inWords),
    why,
    share: byTeam.figure,
    conversations: total(true)?.conversations ?? 0,
    weeks: byWeek,
    teams: byTeam.series,
    lines,
    bots: {
      messages: total(false)?.messages ?? 0,
      conversations: total(false)?.conversations ?? 0,
      said: saidOf(null, false).slice(0, MOST_SAID),
    },
    opens: {
      all: opens({}),
      weeks: Object.fromEntries(
        byWeek.map(({ key }) => [key, filtersTo({ ...weeks, ...daysOfWeek(key, weeks), line: tag }).toString()]),
      ),
      teams: Object.fromEntries(byTeam.series.map(({ key }) => [key, opens({ team: [key] })])),
    },
  };
}

/** Spellings that differ only in capitals, spaces and punctuation are one wording, shown as most wrote it. */
function gathered(said: Said[]): { text: string; messages: number }[] {
  const byWords = new Map<string, { text: string; messages: number }>();
  for (const { text, messages } of said) {
    const words = text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/[^\p{L}\p{N}']+/gu, ' ')
      .trim();
    const known = byWords.get(words);
    if (known) known.messages += messages;
    else byWords.set(words, { text, messages });
  }
  return [...byWords.values()].sort((a, b) => b.messages - a.messages || (a.text < b.text ? -1 : 1));
}

function summaryOf(
  metric: Metric,
  tag: PhraseTag,
  now: MetricResult,
  before: MetricResult | null,
  conversations: number,
  when: string,
): string {
  const { value, n } = now.figure;
  if (value === null) return `Too few replies (${n}) to say how many ${NAMES[tag].holding}.`;
  const share = `${percent(value)} of replies ${NAMES[tag].holding}, in ${conversations.toLocaleString('en-US')} ${conversations === 1 ? 'conversation' : 'conversations'}`;
  if (!before || before.figure.value === null) return `${share}.`;
  const [change] = changesOf([
    {
      row: {
        title: metric.title,
        metric: metric.id,
        unit: 'share',
        now: now.figure,
        before: before.figure,
        counted: 'replies',
        opens: '',
      },
      compared: clearChange(metric, now, before),
      better: metric.better,
    },
  ]);
  const words = change?.isClear ? change.words : 'no clear change';
  return `${share}; ${when}, ${percent(before.figure.value)}: ${words}.`;
}

async function reason(tag: PhraseTag): Promise<string> {
  const { RULES } = await import('../../tagging');
  return RULES.find(({ id }) => id === tag)?.why ?? '';
}

function sum(list: LineCount[], column: 'messages' | 'conversations'): number {
  return list.reduce((total, one) => total + one[column], 0);
}
