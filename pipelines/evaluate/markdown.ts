/**
 * The published figures as Markdown, for the README between its two marks. A README is read in a narrow column, so a
 * cell holds a figure and its n, and intervals stay with the pages and accuracy.json.
 */
import {
  FIELDS,
  nameWithUse,
  USES,
  type MeasuredSet,
  type NamedScore,
  type PooledScore,
  type Rate,
  type Score,
  type Scored,
} from '../../src/lib/model/accuracy';
import type { Interval } from '../../src/lib/model/figures';
import { questionsIn, scoresOf } from '../../src/lib/tagging/accuracy';

const BEGIN = '<!-- accuracy: written by npm run measure -->';
const END = '<!-- /accuracy -->';

/** What stands in one table, a set a row: the answers of one question, or a few questions of yes and no. */
const ANSWERS: readonly (readonly Scored[])[] = [['mood'], ['tone'], ['kind'], ['complaint', 'signal']];

/**
 * The README with the tables of these sets in it.
 * @throws Error when the README has no marks
 */
export function withAccuracy(readme: string, sets: readonly MeasuredSet[]): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md: expected the lines "${BEGIN}" and "${END}", between which the figures stand.`);
  return `${before}${BEGIN}\n${accuracyMarkdown(sets)}\n${END}${after}`;
}

export function accuracyMarkdown(sets: readonly MeasuredSet[]): string {
  const questions = questionsIn(sets);
  const blocks = [
    tagTable(sets, questions),
    ...ANSWERS.map((scored) => answerTable(sets, scored, questions)),
    sets.flatMap(agreementLine),
    sets.map(setLine),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

type Question = readonly [Scored, string];

/** A row a tag, a column a set. Of held-out messages precision and recall are told as well. */
function tagTable(sets: readonly MeasuredSet[], questions: readonly Question[]): string[] {
  const tags = questions.filter(([scored]) => scored === 'tag');
  const columns = sets.filter((set) => tags.some((tag) => scoreIn(set, tag)));
  if (columns.length === 0) return [];
  const cell = (set: MeasuredSet, score: Score | null | undefined) =>
    set.use === 'held out' ? wholeText(score) : f1Text(score);
  const head = columns.map((set) => `${nameWithUse(set)}: ${set.use === 'held out' ? 'P / R / F1' : 'F1'} (n)`);
  return table(
    ['', ...head],
    [
      ...tags.map((tag) => [`\`${tag[1]}\``, ...columns.map((set) => cell(set, scoreIn(set, tag)))]),
      ...pools(columns).map((pool) => [pool, ...columns.map((set) => cell(set, pooledAs(set, pool)))]),
    ],
  );
}

const poolName = ({ tags }: PooledScore): string => `${tags.map((tag) => `\`${tag}\``).join(', ')} together`;
const pools = (sets: readonly MeasuredSet[]): string[] => [
  ...new Set(sets.flatMap(({ pooled }) => (pooled ? [poolName(pooled)] : []))),
];
const pooledAs = ({ pooled }: MeasuredSet, name: string): Score | null =>
  pooled && poolName(pooled) === name ? pooled : null;

/** A row a set, a column an answer; in front how often the one answer was right. */
function answerTable(sets: readonly MeasuredSet[], scored: readonly Scored[], questions: readonly Question[]) {
  const asked = questions.filter(([kind]) => scored.includes(kind));
  const rows = sets.filter((set) => asked.some((question) => scoreIn(set, question)));
  if (rows.length === 0) return [];
  const field = FIELDS.find((one) => scored.includes(one));
  const head = [`F1 (n) of ${scored.join(', ')}`, ...(field ? ['right (of)'] : []), ...asked.map(([, name]) => name)];
  return table(
    head,
    rows.map((set) => {
      const found = set.fields.find((one) => one.field === field);
      const right = found ? `${rateText(found.accuracy)} (${found.n})` : '–';
      return [nameWithUse(set), ...(field ? [right] : []), ...asked.map((question) => f1Text(scoreIn(set, question)))];
    }),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** How the tone goes with people's ratings. */
function agreementLine(set: MeasuredSet): string[] {
  const { agreement } = set;
  if (!agreement) return [];
  const r = `${number(agreement.r)}${ends(agreement.interval)}`;
  return [`- ${nameWithUse(set)}: tone and people’s ratings r ${r} (n ${agreement.n}).`];
}

function setLine(set: MeasuredSet): string {
  const { about, messages, language, measuredOn, rules } = set;
  return `- ${nameWithUse(set)}: ${about} ${messages.toLocaleString('en')} messages, language ${language}, measured ${measuredOn} with rules ${rules}.`;
}

const scoreIn = (set: MeasuredSet, question: Question): NamedScore | undefined => scoresOf(question, [set])[0]?.score;

const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value.toFixed(2).replace(/^0(?=\.)/, '');
const ends = (interval: Interval | null): string =>
  interval ? ` (${number(interval.low)} to ${number(interval.high)})` : '';
const rateText = (rate: Rate | null): string =>
  rate ? `${number(rate.value)}, ${number(rate.low)} to ${number(rate.high)}` : '–';
const f1Text = (score: Score | null | undefined): string => (score ? `${number(score.f1)} (${score.n})` : '–');
const wholeText = (score: Score | null | undefined): string =>
  score ? `${number(score.precision?.value)} / ${number(score.recall?.value)} / ${number(score.f1)} (${score.n})` : '–';

/** Sets in the order in which the README names them. */
export const inReadmeOrder = (sets: readonly MeasuredSet[]): MeasuredSet[] =>
  sets.toSorted((one, other) => USES.indexOf(one.use) - USES.indexOf(other.use));
