/** What the range of one topic rests on, what contradicts it, and what would narrow it most. */
import { PUBLISHED_RATES, RULE_OF_THUMB, type Grade } from '../../model/complainrates';
import type { Assumption, SilentEvidence, SurveyFrame } from '../../model/silent';
import { betaQuantile, distinct, exposure, wilson } from '../../stats';
import { affectedRange, ceilingOf, narrowingBySurvey, pooled } from './range';
import { between, count, customers, daysInWords, fraction, percent, percents, repeatsInWords } from './say';

/** So many more affected people asked: what is said of the next survey. */
const MORE_ASKED = 60;
/** A narrowing below this is not worth a survey. */
const WORTH_ASKING = 0.1;
/** More of the estimate than this above the ceiling, and the two contradict each other (methodology 3.3). */
const LEAST_KEPT = 0.8;

const FRAMES: Record<SurveyFrame, string> = {
  in_app: 'Asked in the product, of people who use it.',
  email: 'Asked by e-mail.',
  in_conversations:
    'Asked of people who were in contact anyway: they complain more often than others, so it may say too few.',
  other: 'Whom it asked is not said.',
};

/** B: an own survey · C: only a ceiling · D: the prior alone. */
export function gradeOf(evidence: SilentEvidence): Grade {
  if (isSurveyed(evidence)) return surveyGrade(evidence);
  return ceilingOf(evidence) === null ? 'D' : 'C';
}

/** A survey that met nobody affected says nothing of the share that complains. */
const isSurveyed = ({ surveys }: SilentEvidence) => pooled(surveys).affected > 0;

function surveyGrade({ surveys }: SilentEvidence): Grade {
  return surveys.every(({ where }) => where === 'in_conversations') ? 'C' : 'B';
}

/** The cards of the drawer, in the order of the ladder. */
export function assumptionsOf(evidence: SilentEvidence, bounds: readonly number[]): Assumption[] {
  return [told(evidence), ...(bounds.length ? [lowerBounds(bounds)] : []), share(evidence), users(evidence), thumb(evidence), published()]; // prettier-ignore
}

function told({ repeats, withoutIdentity }: SilentEvidence): Assumption {
  const n = distinct(repeats);
  const words =
    n > 0 ? `Distinct customers, not messages: ${repeatsInWords(repeats)}.` : 'Nobody who could be told apart.';
  const rest = ` ${count(withoutIdentity)} more conversations come without an identity; whether they are other people cannot be said.`;
  return {
    title: `${count(n)} told us`,
    text: withoutIdentity > 0 ? words + rest : words,
    grade: withoutIdentity > n ? 'C' : withoutIdentity > 0 ? 'B' : 'A',
  };
}

function lowerBounds(bounds: readonly number[]): Assumption {
  const [low = 0, high = low] = bounds;
  return bounds.length > 1
    ? {
        title: `At least ${between({ low, high })}`,
        text: 'From repeat contacts. The two bounds differ where a solved first contact makes people stop writing; the lower one cannot be moved by that.',
        grade: 'B',
      }
    : {
        title: `At least ${count(low)}`,
        text: 'From repeat contacts. Where a solved first contact makes people stop writing it says too many, and too few wrote three times to check it.',
        grade: 'C',
      };
}

function share(evidence: SilentEvidence): Assumption {
  const { prior, surveys } = evidence;
  const guess = `${percents(priorEnds(prior))}, half of it below ${percent(betaQuantile(0.5, prior.alpha, prior.beta))}`;
  const weight = `The prior (${guess}) weighs as much as ${count(prior.alpha + prior.beta)} answers.`;
  const { affected, told } = pooled(surveys);
  const interval = wilson(told, affected);
  if (!interval) {
    return {
      title: 'No own survey',
      text: `Which share of the affected tells us is a guess: ${guess}.`,
      grade: 'D',
    };
  }
  const frames = [...new Set(surveys.map(({ where }) => FRAMES[where]))].join(' ');
  return {
    title: `Own survey: ${count(told)} of ${count(affected)}`,
    text: `${percent(told / affected)} of the affected said that they told us (${percents(interval)}). ${frames} ${weight}`,
    grade: surveyGrade(evidence),
  };
}

function users(evidence: SilentEvidence): Assumption {
  const { activeUsers, repeats, period } = evidence;
  const ceiling = ceilingOf(evidence);
  if (!activeUsers) {
    return {
      title: 'Ceiling not known',
      text: 'How many use it would say how many can be affected at most.',
      grade: 'D',
    };
  }
  if (ceiling === null) {
    return { title: `${count(activeUsers.activeUsers)} use it`, text: 'Fewer than told us: it counts something else and is not used.', grade: 'D' }; // prettier-ignore
  }
  const n = distinct(repeats);
  const isWhole = activeUsers.from <= period.from && activeUsers.to >= period.to;
  const days = `Active users of ${activeUsers.feature} from ${daysInWords(activeUsers.from, activeUsers.to)}, by your file.`;
  const missing = isWhole ? '' : ' Those who came only on other days of the period are not in it.';
  return {
    title: `${count(ceiling)} use it`,
    text: `${days} ${count(n)} are ${percent(exposure(n, ceiling)!.share)} of them.${missing}`,
    grade: isWhole ? 'A' : 'B',
  };
}

function thumb(evidence: SilentEvidence): Assumption {
  const means = RULE_OF_THUMB * distinct(evidence.repeats);
  const ceiling = ceilingOf(evidence);
  const ofUsers = ceiling === null ? '' : means > ceiling ? ' That is more than use it.' : ` That is ${percent(means / ceiling)} of everyone who uses it.`; // prettier-ignore
  return {
    title: `×${RULE_OF_THUMB} would mean ${count(means)}`,
    text: `Ten silent for each who wrote: a rule of thumb without a study.${ofUsers} Shown to compare, not used.`,
    grade: 'D',
  };
}

function published(): Assumption {
  const ends = PUBLISHED_RATES.flatMap(({ affectedPerComplaint }) => affectedPerComplaint ?? []);
  const nearest = PUBLISHED_RATES[0]!.affectedPerComplaint![0];
  return {
    title: 'Published rates',
    text: `Studies run from ${Math.min(...ends)} to ${count(Math.max(...ends))} affected for each complaint. For business software the nearest says ${nearest.toFixed(1)}.`,
    grade: 'C',
  };
}

const priorEnds = ({ alpha, beta }: SilentEvidence['prior']) => ({
  low: betaQuantile(0.05, alpha, beta),
  high: betaQuantile(0.95, alpha, beta),
});

/** What the inputs say against each other. */
export function warningsOf(evidence: SilentEvidence): string[] {
  const warnings: string[] = [];
  const n = distinct(evidence.repeats);
  const users = evidence.activeUsers?.activeUsers;
  if (users !== undefined && users < n)
    warnings.push(`${customers(n)} told us, but only ${count(users)} are said to use it. Check the number of active users: it counts something else.`); // prettier-ignore
  const kept = affectedRange(evidence)?.kept ?? 1;
  if (kept < LEAST_KEPT)
    warnings.push(`${percent(1 - kept)} of the estimate would lie above everyone who uses it. The idea of ten silent for each who wrote does not fit this feature, or the number of users is too low.`); // prettier-ignore
  const { affected, told } = pooled(evidence.surveys);
  const survey = wilson(told, affected);
  const prior = priorEnds(evidence.prior);
  if (survey && (survey.low > prior.high || survey.high < prior.low))
    warnings.push(`The survey (${percents(survey)}) and the prior (${percents(prior)}) contradict each other, and the range lies between them. Set a prior of your own, or ask more people.`); // prettier-ignore
  return warnings;
}

/** One or two sentences; with fewer than five customers, what has to come first. */
export function changesMostOf(evidence: SilentEvidence): string {
  const narrowing = narrowingBySurvey(evidence, MORE_ASKED);
  if (narrowing === null) return 'More customers have to write before anything can be estimated.';
  const ceiling = ceilingOf(evidence) === null ? ' How many use it would set a ceiling.' : '';
  if (narrowing < WORTH_ASKING) return `More answers to a survey would hardly narrow this range.${ceiling}`;
  const by = `would narrow it by about ${fraction(narrowing)}`;
  return isSurveyed(evidence)
    ? `The survey answer moves this range most. Asking ${MORE_ASKED} more affected customers ${by}.${ceiling}`
    : `One question moves this range most: “Has this ever got in your way? Did you tell us?” ${MORE_ASKED} answers of people it did ${by}.${ceiling}`;
}
