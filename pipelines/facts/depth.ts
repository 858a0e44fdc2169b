/**
 * How deep the empathy of an episode goes. Four elements (Wiseman 1996): the customer's view taken, no judgement, the
 * feeling recognised and said. Three mechanisms of 0, 1 or 2 (EPITOME, Sharma et al. 2020): none, weak, strong.
 */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { Mood } from '../../src/lib/model/words';
import type { Episode } from './episode';
import { heardIn } from './heard';
import { hasTag, type FactHit, type FactMessage } from './message';
import { patternOf } from './patterns';
import angryWords from './patterns/named_angry.json';
import anxiousWords from './patterns/named_anxious.json';
import confusedWords from './patterns/named_confused.json';
import disappointedWords from './patterns/named_disappointed.json';
import frustratedWords from './patterns/named_frustrated.json';
import understandingWords from './patterns/understanding.json';
import { contentWords, sentenceAt, sentencesOf } from './sentences';

const NAMED: Partial<Record<Mood, RegExp>> = {
  anxious: patternOf(anxiousWords),
  frustrated: patternOf(frustratedWords),
  angry: patternOf(angryWords),
  disappointed: patternOf(disappointedWords),
  confused: patternOf(confusedWords),
};
const UNDERSTANDING = patternOf(understandingWords);

export type Depth = Pick<
  ConversationFactRow,
  'has_perspective' | 'has_named_mood' | 'emotional_reaction' | 'interpretation' | 'exploration'
>;

/** Of what people of the team wrote; the mechanisms are null where nobody answered. */
export function depthOf({ agents, customer }: Episode): Depth {
  const most = (strength: (message: FactMessage) => number) =>
    agents.length === 0 ? null : Math.max(...agents.map(strength));
  return {
    has_perspective: agents.some((message) => hasTag(message, 'perspective')),
    has_named_mood: namesMood(agents, customer),
    emotional_reaction: most(reactionOf),
    interpretation: most(interpretationOf),
    exploration: most((message) => explorationOf(message, customer)),
  };
}

/** A word of the customer's own feeling, in a message that is kind in some way: "frustrating" alone may be an excuse. */
function namesMood(agents: readonly FactMessage[], customer: readonly FactMessage[]): boolean {
  const moods = new Set(customer.map(({ mood }) => mood).filter((mood) => mood !== null));
  const words = [...moods].flatMap((mood) => NAMED[mood] ?? []);
  if (words.length === 0) return false;
  return agents
    .filter((message) => hasTag(message, 'empathy', 'perspective', 'apology', 'acknowledgement'))
    .some(({ text }) => words.some((word) => word.test(text)));
}

/** Strong: the feeling is named. Weak: sorry, or a ready-made line. "We apologise for any inconvenience" is neither. */
function reactionOf({ hits }: FactMessage): number {
  if (hits.some(({ tag, grade }) => tag === 'empathy' && grade !== 'stock')) return 2;
  const isWeak = ({ tag, grade }: FactHit) =>
    tag === 'empathy' || (tag === 'apology' && grade !== 'canned' && grade !== 'conditional');
  return hits.some(isWeak) ? 1 : 0;
}

/** Strong: what it means for this customer. Weak: "I understand". */
function interpretationOf(message: FactMessage): number {
  if (hasTag(message, 'perspective')) return 2;
  return message.language === 'en' && UNDERSTANDING.test(message.text) ? 1 : 0;
}

const OF_THE_EXPERIENCE = new Set<string | null>(['who', 'frequency', 'severity', 'goal']);

/** Strong: a question about the customer's own case. Weak: "What happened?". To verify a detail explores nothing. */
function explorationOf(message: FactMessage, customer: readonly FactMessage[]): number {
  const questions = message.hits.filter(({ tag, grade }) => tag === 'question' && grade !== 'verification');
  if (questions.length === 0) return 0;
  if (questions.some(({ grade }) => OF_THE_EXPERIENCE.has(grade))) return 2;
  const heard = heardIn(customer);
  const sentences = sentencesOf(message.text);
  const takesUp = ({ start_offset }: FactHit): boolean => {
    const sentence = sentences[sentenceAt(sentences, start_offset)];
    return sentence !== undefined && contentWords(sentence.text).some((word) => heard.has(word));
  };
  return questions.some(takesUp) ? 2 : 1;
}
