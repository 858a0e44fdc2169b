/** How far the tags behind a metric can be trusted: the published figures, and whether they are of today's rules. */
import type { Metric } from '../../metrics';
import { nameWithUse, type MeasuredSet, type Scored, type Trust, type TrustRow } from '../../model/accuracy';
import { TONE_BANDS, type TagId } from '../../model/words';
import { MEASURED, measuredAs, questionsIn, scoresOf } from '../../tagging/accuracy';
import { RULES } from '../../tagging/rules';
import { RULES_VERSION } from '../../tagging/version';

type Question = readonly [Scored, string];

/** What is compared; the running program's by default. */
export interface Measured {
  sets: readonly MeasuredSet[];
  /** rules version of the program */
  rules: string;
}
const PUBLISHED: Measured = { sets: MEASURED, rules: RULES_VERSION };

/**
 * Everything the page of a metric says of its tags.
 * @param tagged rules version with which the data were tagged, null before the first import
 * @returns null for a metric that rests on no words at all
 */
export function trustOf(
  metric: Pick<Metric, 'tags' | 'unit'>,
  tagged: string | null,
  { sets, rules }: Measured = PUBLISHED,
): Trust | null {
  const isTone = metric.unit === 'tone';
  const questions: Question[] = isTone ? TONE_BANDS.map((band) => ['tone', band]) : metric.tags.map(measuredAs);
  if (questions.length === 0) return null;
  const rows = questions.map((question) => rowOf(question, sets));
  const agreements = isTone
    ? sets.flatMap((set) => (set.agreement ? [{ set: nameWithUse(set), agreement: set.agreement }] : []))
    : [];
  return trust(rows, agreements, tagged, { sets, rules });
}

/** Every tag, mood, tone, kind and signal that was measured, each by the set that says most of new messages. */
export function trustIndex(tagged: string | null, { sets, rules }: Measured = PUBLISHED): Trust {
  const rows = questionsIn(sets).map((question) => rowOf(question, sets));
  const told = rows.map(({ label, found }) => ({ label, found: found.slice(0, 1) }));
  return trust(told, [], tagged, { sets, rules });
}

function trust(
  rows: TrustRow[],
  agreements: Trust['agreements'],
  tagged: string | null,
  { sets, rules }: Measured,
): Trust {
  const named = new Set([...rows.flatMap(({ found }) => found), ...agreements].map(({ set }) => set));
  const shown = sets.filter((set) => named.has(nameWithUse(set)));
  return {
    rows,
    agreements,
    sets: shown.map(({ name, use, about, language, messages, measuredOn, rules: version }) => ({
      ...{ name, use, about, language, messages, measuredOn, rules: version },
    })),
    remarks: remarksOn([...new Set(shown.map((set) => set.rules))], rules, tagged),
  };
}

function rowOf(question: Question, sets: readonly MeasuredSet[]): TrustRow {
  const found = scoresOf(question, sets).map(({ set, score }) => {
    const { n, messages, right, wrong, missed, precision, recall, f1 } = score;
    return { set: nameWithUse(set), score: { n, messages, right, wrong, missed, precision, recall, f1 } };
  });
  return { label: labelOf(question), found };
}

/** A tag goes by the title of its rule. */
function labelOf([scored, name]: Question): string {
  if (scored === 'complaint') return 'Complaint';
  if (scored !== 'tag') return `${scored.charAt(0).toUpperCase()}${scored.slice(1)}: ${name}`;
  return RULES.find(({ tag }) => tag === (name as TagId))?.title ?? name;
}

function remarksOn(measured: readonly string[], program: string, tagged: string | null): string[] {
  const remarks: string[] = [];
  const others = measured.filter((rules) => rules !== program);
  if (others.length > 0)
    remarks.push(
      `Measured with rules ${others.join(' and ')}; this program has rules ${program}, so the figures may differ a little until they are measured again.`,
    );
  const [base, phrases] = tagged?.split('+') ?? [];
  if (base !== undefined && base !== program)
    remarks.push(
      `The data shown were tagged with rules ${base}; "undertone retag" tags them again with rules ${program}.`,
    );
  if (phrases !== undefined) remarks.push('Phrases that your team added itself are not in these figures.');
  return remarks;
}
