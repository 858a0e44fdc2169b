/** What came first: empathy or explanation (methodology M11), apology or question, answer or research (M14). */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { EmpathyOrder } from '../../src/lib/model/words';
import type { Episode } from './episode';
import { hasTag, type FactHit, type FactMessage } from './message';
import { patternOf } from './patterns';
import explanationWords from './patterns/explanation.json';
import { firstPlace, hitOffset, isBefore } from './places';
import { stepOffset } from './steps';

const BECAUSE = patternOf(explanationWords);

const isOwnEmpathy = ({ tag, grade }: FactHit): boolean =>
  tag === 'perspective' || (tag === 'empathy' && grade !== 'stock');
const isBlame = ({ tag }: FactHit): boolean => tag === 'blame';
const isDefence = ({ tag }: FactHit): boolean => tag === 'defensive' || tag === 'process_speak';

/**
 * The order in what the team wrote after the first message that asked for empathy. Blame is an explanation as long as
 * nothing kind was said before it. In one sentence the clause that stands first is first.
 * @param clock that message; null when there was none
 */
export function empathyOrder({ voices }: Episode, clock: FactMessage | null): EmpathyOrder | null {
  if (!clock) return null;
  const answers = voices.slice(voices.indexOf(clock) + 1).filter(({ role }) => role === 'agent');
  const empathy = firstPlace(answers, (message) => hitOffset(message, isOwnEmpathy));
  const blame = firstPlace(answers, (message) => hitOffset(message, isBlame));
  const reasons = firstPlace(answers, explanationOffset);
  const isBlamedFirst = isBefore(blame, empathy) && isBefore(blame, reasons);
  const explanation = isBlamedFirst ? blame : reasons;
  if (!empathy) return explanation ? 'explanation_only' : 'neither';
  if (!explanation) return 'empathy_only';
  return isBefore(empathy, explanation) ? 'empathy_then_explanation' : 'explanation_then_empathy';
}

function explanationOffset(message: FactMessage): number | null {
  const tagged = hitOffset(message, isDefence);
  const said = message.language === 'en' ? BECAUSE.exec(message.text)?.index : undefined;
  if (tagged === null) return said ?? null;
  return Math.min(tagged, said ?? tagged);
}

/** Questions that learn about the customer; to ask which browser it is helps to solve. */
const RESEARCH = new Set<string | null>(['goal', 'who', 'frequency']);
const isQuestion = ({ tag, grade }: FactHit): boolean => tag === 'question' && grade !== 'verification';
const isResearch = ({ tag, grade }: FactHit): boolean => tag === 'question' && RESEARCH.has(grade);
const isGoal = ({ tag, grade }: FactHit): boolean => tag === 'question' && grade === 'goal';
const isSorry = ({ tag }: FactHit): boolean => tag === 'apology' || tag === 'admission';

export type FourAsOrder = Pick<
  ConversationFactRow,
  'has_sorry_before_question' | 'has_research_before_step' | 'has_step' | 'has_goal_question_after_step'
>;

/** The order of the four A's in a complaint; all null elsewhere. */
export function fourAsOrder({ agents }: Episode, isComplaint: boolean): FourAsOrder {
  if (!isComplaint) {
    return {
      has_sorry_before_question: null,
      has_research_before_step: null,
      has_step: null,
      has_goal_question_after_step: null,
    };
  }
  const place = (is: (hit: FactHit) => boolean) => firstPlace(agents, (message) => hitOffset(message, is));
  const [question, sorry] = [place(isQuestion), place(isSorry)];
  const step = firstPlace(agents, stepOffset);
  const goals = agents.flatMap((message, index) =>
    hasTag(message, 'question')
      ? message.hits.filter(isGoal).map(({ start_offset }) => ({ message: index, offset: start_offset }))
      : [],
  );
  return {
    has_sorry_before_question: question && sorry ? isBefore(sorry, question) : null,
    has_research_before_step: isBefore(place(isResearch), step),
    has_step: step !== null,
    has_goal_question_after_step: step ? goals.some((goal) => isBefore(step, goal)) : null,
  };
}
