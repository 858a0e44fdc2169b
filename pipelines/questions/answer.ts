/**
 * What of a customer's later messages answers a question, and of what class it is (methodology 4.2 and 4.4). One
 * departure: to a question for a number, a word in common is not yet an answer, because customers go on writing about
 * the thing that they were asked about.
 */
import { ANSWER_CLASSES, type Amount, type AnswerClass, type Question } from '../../src/lib/model/questions';
import { amountsIn, type FoundAmount } from '../../src/lib/text/question/amounts';
import {
  declines,
  namesSomething,
  saysOpinion,
  saysQuantity,
  saysReason,
  saysYesOrNo,
} from '../../src/lib/text/question/cues';
import { inUnit } from '../../src/lib/text/question/inunit';
import { contentOf, wordsOf } from '../../src/lib/text/question/likeness';
import { sentencesIn, type Sentence } from '../../src/lib/text/question/sentences';
import { evened } from '../../src/lib/text/question/spellings';
import { isClosingOnly } from '../facts/closing';

export interface Answer {
  class: AnswerClass;
  /** in the question's unit; null where no number was said */
  amount: Amount | null;
  /** which of the replies */
  reply: number;
  /** its sentence there */
  start: number;
  end: number;
}

export interface Asked {
  question: Question;
  /** content words of the question and its variants */
  content: ReadonlySet<string>;
  /** true: nothing else was asked in the same message */
  isOnlyQuestion: boolean;
}

/** What a question is about, in words. */
export function contentOfQuestion({ text, variants }: Pick<Question, 'text' | 'variants'>): Set<string> {
  return new Set([text, ...variants].flatMap((wording) => [...contentOf(wordsOf(wording))]));
}

/**
 * The answer in what a customer wrote after being asked, in order of time: the best class there is, and of that the
 * first. null: nothing was written but courtesies.
 */
export function answerIn(asked: Asked, replies: readonly string[]): Answer | null {
  const found = replies.flatMap((text, reply) =>
    sentencesIn(text).flatMap((sentence) => {
      const read = isClosingOnly(sentence.text) ? null : readSentence(asked, sentence);
      return read ? [{ ...read, reply, start: sentence.start, end: sentence.end }] : [];
    }),
  );
  const rank = (answer: Answer) => ANSWER_CLASSES.indexOf(answer.class);
  return found.reduce<Answer | null>((best, one) => (best && rank(best) <= rank(one) ? best : one), null);
}

type Reading = Pick<Answer, 'class' | 'amount'>;

function readSentence(asked: Asked, sentence: Sentence): Reading {
  const text = evened(sentence.text);
  const amount = amountIn(asked, sentence.text, text);
  if (amount) return { class: 'number', amount };
  return { class: wordedClass(asked, sentence.text, text), amount: null };
}

function wordedClass(asked: Asked, written: string, text: string): AnswerClass {
  const { type } = asked.question;
  const isDeclined = declines(text);
  if (type === 'number') return isQuantityAnswer(asked, text) ? 'subjective' : isDeclined ? 'declined' : 'off_topic';
  const isAboutIt = overlaps(asked, written) || (type === 'choice' && saysYesOrNo(text)) || asked.isOnlyQuestion;
  if (!isAboutIt || written.includes('?')) return isDeclined ? 'declined' : 'off_topic';
  if (isDeclined) return saysQuantity(text) ? 'subjective' : 'declined';
  if (type === 'subjective') return 'subjective';
  if (namesSomething(text, written) || (type === 'choice' && (saysYesOrNo(text) || overlaps(asked, written))))
    return 'fact';
  if (saysReason(text)) return 'explanation';
  if (saysOpinion(text) || saysQuantity(text)) return 'subjective';
  return type === 'why' || type === 'how' ? 'explanation' : type === 'choice' ? 'off_topic' : 'fact';
}

const SHORT_WORDS = 8;
/** What was said first is put right by what follows these: "daily at month end, so 5 or 6 times". */
const RATHER = /\b(?:so|i mean|actually|rather|or better|make that)[ ,]+$/;
/** Sentences with these tell what went wrong, and their numbers how often. */
const TROUBLE =
  /\b(?:errors?|crash\w*|fail\w*|wrong|broken|bugs?|problems?|issues?|appear\w*|shows?|happen\w*|stop\w*|charg\w+|gets?|got|receiv\w+|logs? (?:me|us)|threw|throws?|sends?|runs?)\b/;
const BEGINNING = 30;

function amountIn(asked: Asked, written: string, text: string): Amount | null {
  if (written.trim().endsWith('?')) return null;
  const { unit, type } = asked.question;
  if (type !== 'number' && unit === 'none') return null;
  const fitting = amountsIn(written).flatMap((found) => {
    const amount = inUnit(unit, found);
    return amount && answers(asked, written, text, found) ? [{ found, amount }] : [];
  });
  const corrected = fitting.find(({ found }) => RATHER.test(text.slice(0, found.start)));
  return (corrected ?? fitting[0])?.amount ?? null;
}

/** Whether an amount speaks of what was asked: it opens the sentence, or the sentence is short or shares a word. */
function answers(asked: Asked, written: string, text: string, { start, unit }: FoundAmount): boolean {
  const isOpening =
    start <= BEGINNING &&
    !/[,;:(]/.test(text.slice(0, start).replace(/^\W*(?:well|hm+|oh|yes|no|sure|honestly|thanks[^,]*), */, ''));
  const isShort = text.split(/\s+/).length <= SHORT_WORDS;
  if (TROUBLE.test(text)) return start === 0 && unit !== 'bare';
  if (overlaps(asked, written)) return true;
  return unit === 'bare' ? isShort && isOpening : isShort || isOpening;
}

/** Not a quantity: "thanks a lot", "many thanks". */
const GRATITUDE =
  /\b(?:many thanks|thank(?:s| you)\b[^.!?]{0,20}\b(?:a lot|lots|a bit)|helped (?:me |us )?(?:a lot|lots))\b/;

/** "Hard to say, often": so much in words that no number can be made of it. */
function isQuantityAnswer(asked: Asked, text: string): boolean {
  if (!saysQuantity(text.replace(GRATITUDE, '')) || TROUBLE.test(text) || text.includes('?')) return false;
  const words = text.split(/\s+/).length;
  const isAboutOneself = /^\W*(?:(?:yes|no|well|oh),? )?(?:i|we)\b/.test(text);
  return words <= SHORT_WORDS - 2 || (isAboutOneself && (words <= SHORT_WORDS || overlaps(asked, text)));
}

function overlaps({ content }: Asked, written: string): boolean {
  return [...wordsOf(written)].some((word) => content.has(word));
}
