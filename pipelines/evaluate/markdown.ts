/** The published figures as Markdown, for the README between its two marks. */
import { FIELDS, USES, type MeasuredSet, type Rate, type Scored, type Use } from '../../src/lib/model/accuracy';
import type { Interval } from '../../src/lib/model/figures';
import { questionsIn, scoresOf } from '../../src/lib/tagging/accuracy';

const BEGIN = '<!-- accuracy: written by npm run measure -->';
const END = '<!-- /accuracy -->';

/**
 * The README with the table of these sets in it.
 * @throws Error when the README has no marks
 */
export function withAccuracy(readme: string, sets: readonly MeasuredSet[]): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md: expected the lines "${BEGIN}" and "${END}", between which the figures stand.`);
  return `${before}${BEGIN}\n${accuracyMarkdown(sets)}\n${END}${after}`;
}

const HEAD = [
  '| | held out: precision | recall | F1 | n | tuned on: F1 | n | own set: F1 | n |',
  '|---|---|---|---|---|---|---|---|---|',
];

export function accuracyMarkdown(sets: readonly MeasuredSet[]): string {
  const rows = questionsIn(sets).map(([scored, name]) => rowOf(sets, scored, name));
  return [...HEAD, ...rows, '', ...fieldLines(sets), '', ...sets.map(setLine)].join('\n');
}

function rowOf(sets: readonly MeasuredSet[], scored: Scored, name: string): string {
  const found = scoresOf([scored, name], sets);
  const of = (use: Use) => found.find(({ set }) => set.use === use)?.score;
  const held = of('held out');
  const [tuned, own] = [of('tuned on'), of('own')];
  const cells = [
    scored === 'tag' ? `\`${name}\`` : scored === name ? name : `${scored}: ${name}`,
    ...[rateText(held?.precision), rateText(held?.recall), number(held?.f1), count(held?.n)],
    ...[number(tuned?.f1), count(tuned?.n), number(own?.f1), count(own?.n)],
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Accuracy of mood, tone and kind, rare tags together, and how the tone goes with ratings: a line a set. */
function fieldLines(sets: readonly MeasuredSet[]): string[] {
  return sets.flatMap(({ name, fields, pooled, agreement }) => {
    const parts = FIELDS.flatMap((field) => {
      const found = fields.find((one) => one.field === field);
      return found
        ? [`${field} right in ${rateText(found.accuracy)} of ${found.n} (macro-F1 ${number(found.macroF1)})`]
        : [];
    });
    if (pooled)
      parts.push(
        `${pooled.tags.map((tag) => `\`${tag}\``).join(', ')} together F1 ${number(pooled.f1)} (n ${pooled.n})`,
      );
    if (agreement)
      parts.push(`tone and people’s ratings r ${number(agreement.r)}${ends(agreement.interval)} (n ${agreement.n})`);
    return parts.length ? [`- ${name}: ${parts.join('; ')}.`] : [];
  });
}

function setLine({ name, use, about, messages, language, measuredOn, rules }: MeasuredSet): string {
  const words = use === 'own' ? 'written for the project' : use;
  return `- ${name} (${words}): ${about} ${messages.toLocaleString('en')} messages, language ${language}, measured ${measuredOn} with rules ${rules}.`;
}

const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value.toFixed(2).replace(/^0(?=\.)/, '');
const count = (value: number | undefined): string => (value === undefined ? '–' : String(value));
const ends = (interval: Interval | null): string =>
  interval ? ` (${number(interval.low)} to ${number(interval.high)})` : '';
const rateText = (rate: Rate | null | undefined): string => (rate ? `${number(rate.value)}${ends(rate)}` : '–');

/** Sets in the order in which the README names them. */
export const inReadmeOrder = (sets: readonly MeasuredSet[]): MeasuredSet[] =>
  sets.toSorted((one, other) => USES.indexOf(one.use) - USES.indexOf(other.use));
