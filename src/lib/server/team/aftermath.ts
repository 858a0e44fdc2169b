/** The page of behaviour and what followed: each behaviour against turns without it, and the ways from mood to mood. */
import { filtersTo, type Filters } from '../../filters';
import type { Aftermath, BehaviourReport, BehaviourRow, MoodMatrix, MoodSplit } from '../../model/aftermath';
import { BEHAVIOURS } from '../../model/behaviours';
import type { Coverage, Periods } from '../../model/selection';
import { behaviourReport } from './behaviour';
import { coverage } from '../report/coverage';
import { moodMatrix } from './moods';
import { selectionOf } from '../report/selection';
import { dataFolder } from '../workspace/workspace';

export interface AftermathState {
  after: Aftermath;
  split: MoodSplit | null;
}

export interface AftermathView extends AftermathState {
  coverage: Coverage;
  periods: Periods;
  report: BehaviourReport;
  moods: MoodMatrix;
  summary: string;
  moodSummary: string;
  /** query string of the list behind a behaviour, by its id */
  opens: Record<string, string>;
}

/** Reads what the page is asked to show; what it does not know becomes silence and no split. */
export function aftermathStateFrom(url: URL): AftermathState {
  const split = url.searchParams.get('split');
  return {
    after: url.searchParams.get('after') === 'better_tone' ? 'better_tone' : 'silence',
    split: split === 'own_words_empathy' || split === 'defensive' ? split : null,
  };
}

/** null: a warehouse without conversations. @throws NoWarehouse when nothing has been imported yet */
export async function aftermathView(
  filters: Filters,
  { after, split }: AftermathState,
  folder = dataFolder(),
): Promise<AftermathView | null> {
  const selection = await selectionOf(filters, folder);
  if (!selection) return null;
  const { periods, now } = selection;
  const [line, report, moods] = await Promise.all([
    coverage(now, folder),
    behaviourReport(now, after, folder),
    moodMatrix(now, split, folder),
  ]);
  const list = after === 'silence' ? 'silent_after' : 'better_after';
  return {
    after,
    split,
    coverage: line,
    periods,
    report,
    moods,
    summary: summaryOf(report),
    moodSummary: moodSummaryOf(moods),
    opens: Object.fromEntries(
      BEHAVIOURS.map(({ id }) => [id, filtersTo({ ...now, case: `${list}_${id}` }).toString()]),
    ),
  };
}

const FOLLOWED: Record<Aftermath, string> = { silence: 'silence', better_tone: 'a better tone' };

/** What is clear, most surprising first, and how many behaviours nothing can be said of. */
function summaryOf({ rows, aftermath }: BehaviourReport): string {
  const compared = rows.filter(({ difference }) => difference);
  if (compared.length === 0) return 'Too few turns to compare any behaviour with turns without it.';
  const clear = compared
    .filter(({ isClear }) => isClear)
    .sort((one, other) => (one.adjustedP ?? 1) - (other.adjustedP ?? 1));
  const left = rows.length - compared.length;
  const unsaid = left > 0 ? ` Of ${left} too little is known to say.` : '';
  if (clear.length === 0)
    return `No behaviour was followed by ${FOLLOWED[aftermath]} more or less often than chance explains.${unsaid}`;
  const named = (direction: 1 | -1) =>
    clear.filter((row) => Math.sign(row.difference?.value ?? 0) === direction).map(inWords);
  const parts = [
    said(named(1), `followed by ${FOLLOWED[aftermath]} more often`),
    said(named(-1), `followed by ${FOLLOWED[aftermath]} less often`),
  ].filter(Boolean);
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. Followed by, not caused.${unsaid}`;
}

const inWords = ({ title, difference }: BehaviourRow): string => {
  const points = Math.round(Math.abs(difference?.value ?? 0) * 100);
  return `${title.charAt(0).toLowerCase()}${title.slice(1)} (${points} ${points === 1 ? 'point' : 'points'})`;
};

function said(behaviours: string[], followed: string): string {
  if (behaviours.length === 0) return '';
  const last = behaviours.at(-1) as string;
  const list = behaviours.length === 1 ? last : `${behaviours.slice(0, -1).join(', ')} and ${last}`;
  return `${list} ${behaviours.length === 1 ? 'was' : 'were'} ${followed}`;
}

function moodSummaryOf({ all, split }: MoodMatrix): string {
  const upset = all.filter(
    ({ from, isSmall }) => !isSmall && ['anxious', 'frustrated', 'angry', 'disappointed'].includes(from),
  );
  if (split) {
    const clear = split.differences.filter(({ isClear }) => isClear).length;
    if (clear === 0) return 'The two matrices differ by no more than chance explains.';
    return `${clear} ${clear === 1 ? 'cell differs' : 'cells differ'} by more than chance explains; they carry a mark.`;
  }
  if (upset.length === 0) return 'Too few upset turns to say where they went.';
  return 'Each row is a mood before a turn of ours, and where those customers were next. Ends of open conversations are left out.';
}
