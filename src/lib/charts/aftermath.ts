/** What followed our turns, as a table and in words: the same rows, rounding and order as the chart. */
import { count, percent } from '../components/say';
import type { BehaviourReport, BehaviourRow, MoodRow } from '../model/aftermath';
import type { Interval } from '../model/figures';
import type { Twin } from './twins';

const points = (share: number): string => {
  const rounded = Math.round(Math.abs(share) * 100);
  return `${rounded === 0 ? '' : share > 0 ? '+' : '−'}${rounded}`;
};

/** "+15 points (3 to 27)" */
export function differenceText({ value, interval }: { value: number; interval: Interval }): string {
  return `${points(value)} points (${points(interval.low)} to ${points(interval.high)})`;
}

/** Why a row has no difference. */
export function notShown({ with: having, without, strata }: BehaviourRow): string {
  if (having.confidence === 'withheld') return `too few with it to say (n ${count(having.n)})`;
  if (without.confidence === 'withheld') return `too few without it to say (n ${count(without.n)})`;
  const fewer = [having, without].find(({ confidence }) => confidence === 'small');
  if (fewer)
    return `fewer than 20 ${fewer === having ? 'with' : 'without'} it (n ${count(fewer.n)}): read them instead`;
  return strata === 0 ? 'never beside turns without it, like with like' : 'too few to compare';
}

/** Behaviours down: crude shares, the difference like with like, and whether chance explains it. */
export function behaviourTwin({ rows, aftermath }: BehaviourReport, hrefOf: (row: BehaviourRow) => string): Twin {
  const share = (value: number | null) => (value === null ? 'too few' : percent(value));
  const isSilence = aftermath === 'silence';
  return {
    columns: [
      'Our turn held',
      'With it',
      'n',
      'Without it',
      'n',
      'Difference, like with like',
      'Odds ratio',
      'Corrected p',
      'More than chance',
      ...(isSilence ? ['Of the silent, had sounded content'] : []),
    ],
    rows: rows.map((row) => ({
      key: row.id,
      href: row.with.confidence === 'withheld' ? null : hrefOf(row),
      cells: [
        row.title,
        share(row.with.value),
        count(row.with.n),
        share(row.without.value),
        count(row.without.n),
        row.difference ? differenceText(row.difference) : notShown(row),
        row.oddsRatio
          ? `${row.oddsRatio.value.toFixed(2)} (${row.oddsRatio.interval.low.toFixed(2)} to ${row.oddsRatio.interval.high.toFixed(2)})`
          : '',
        row.adjustedP === null ? '' : row.adjustedP < 0.001 ? 'under 0.001' : row.adjustedP.toFixed(3),
        row.isClear ? 'yes' : 'no',
        ...(isSilence ? [row.contentBefore?.value == null ? 'too few' : percent(row.contentBefore.value)] : []),
      ],
    })),
  };
}

/** Moods down, what came next across. */
export function moodTwin(rows: MoodRow[], nameOf: (state: string) => string): Twin {
  const [first] = rows;
  return {
    columns: ['From', ...(first?.cells ?? []).map(({ to }) => nameOf(to)), 'n'],
    rows: rows.map((row) => ({
      key: row.from,
      href: null,
      cells: [
        nameOf(row.from),
        ...row.cells.map(({ figure }) =>
          row.isAbsorbing ? '–' : figure.value === null ? 'too few' : percent(figure.value),
        ),
        count(row.n),
      ],
    })),
  };
}
