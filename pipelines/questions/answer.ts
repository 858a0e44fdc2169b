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

/** A message of the customer's after the ask. */
export interface Said {
  text: string;
  /** before anybody of the team wrote again: most answers stand there, and later much is said of other things */
  isNextTurn: boolean;
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
export function answerIn(asked: Asked, replies: readonly Said[]): Answer | null {
  const found = replies.flatMap(({ text, isNextTurn }, reply) =>
    sentencesIn(text).flatMap((sentence) => {
      const read = isClosingOnly(sentence.text) ? null : readSentence({ ...asked, isNextTurn }, sentence);
      return read ? [{ ...read, reply, start: sentence.start, end: sentence.end }] : [];
    }),
  );
  const rank = (answer: Answer) => ANSWER_CLASSES.indexOf(answer.class);
  return found.reduce<Answer | null>((best, one) => (best && rank(best) <= rank(one) ? best : one), null);
}

type Heard = Asked & Pick<Said, 'isNextTurn'>;
type Reading = Pick<Answer, 'class' | 'amount'>;

function readSentence(asked: Heard, sentence: Sentence): Reading {
  const text = evened(sentence.text);
  const amount = amountIn(asked, sentence.text, text);
  if (amount) return { class: 'number', amount };
  return { class: wordedClass(asked, sentence.text, text), amount: null };
}

function wordedClass(asked: Heard, written: string, text: string): AnswerClass {
  const { type } = asked.question;
  const isDeclined = declines(text) && text.split(/\s+/).length <= SHORT_WORDS;
  if (type === 'number') return isQuantityAnswer(asked, text) ? 'subjective' : isDeclined ? 'declined' : 'off_topic';
  const isYesOrNo = type === 'choice' && asked.isNextTurn && saysYesOrNo(text);
  if (!(isYesOrNo || speaksOfIt(asked, written)) || written.includes('?')) return isDeclined ? 'declined' : 'off_topic';
  if (isDeclined) return saysQuantity(text) ? 'subjective' : 'declined';
  if (type === 'subjective') return 'subjective';
  if (namesSomething(text, written) || isYesOrNo || (type === 'choice' && shared(asked, written) > 0)) return 'fact';
  if (saysReason(text)) return 'explanation';
  if (saysOpinion(text) || saysQuantity(text)) return 'subjective';
  return type === 'why' || type === 'how' ? 'explanation' : type === 'choice' ? 'off_topic' : 'fact';
}

const LONG_WORDS = 12;

/**
 * In the customer's next turn one word in common is enough, or none when nothing else was asked; later, and in a long
 * sentence, it takes two.
 */
function speaksOfIt(asked: Heard, written: string): boolean {
  const inCommon = shared(asked, written);
  const isLong = written.split(/\s+/).length > LONG_WORDS;
  const enough = asked.isNextTurn && !isLong ? 1 : Math.min(2, asked.content.size);
  if (inCommon > 0 && inCommon >= enough) return true;
  return asked.isNextTurn && asked.isOnlyQuestion && asked.question.type !== 'choice';
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
function answers(asked: Asked, written: string, text: string, found: FoundAmount): boolean {
  const { start, unit } = found;
  const isOpening =
    start <= BEGINNING &&
    !/[,;:(]/.test(text.slice(0, start).replace(/^\W*(?:well|hm+|oh|yes|no|sure|honestly|thanks[^,]*), */, ''));
  const isShort = text.split(/\s+/).length <= SHORT_WORDS;
  if (TROUBLE.test(text)) return start === 0 && unit !== 'bare';
  if (unit !== 'bare') return isShort || isOpening || shared(asked, written) > 0;
  return (isShort && isOpening) || standsBeside(asked, text, found);
}

const NEIGHBOURS = 3;

/** A bare number counts what is named beside it: "2 profiles", "I have 2 of them". */
function standsBeside(asked: Asked, text: string, { start, end }: FoundAmount): boolean {
  const before = text.slice(0, start).split(/\s+/).filter(Boolean).slice(-NEIGHBOURS);
  const after = text.slice(end).split(/\s+/).filter(Boolean).slice(0, NEIGHBOURS);
  const isOneself = /\b(?:i|we)(?:'ve)?(?: have| got| see| use| count| had)* $/.test(text.slice(0, start));
  return shared(asked, [...before, ...after].join(' ')) > 0 || (isOneself && shared(asked, text) > 0);
}

/** Not a quantity: "thanks a lot", "many thanks". */
const GRATITUDE =
  /\b(?:many thanks|thank(?:s| you)\b[^.!?]{0,20}\b(?:a lot|lots|a bit)|helped (?:me |us )?(?:a lot|lots))\b/;

/** "Hard to say, often": so much in words that no number can be made of it. */
function isQuantityAnswer(asked: Asked, text: string): boolean {
  if (!saysQuantity(text.replace(GRATITUDE, '')) || TROUBLE.test(text) || text.includes('?')) return false;
  const words = text.split(/\s+/).length;
  const isAboutOneself = /^\W*(?:(?:yes|no|well|oh),? )?(?:i|we)\b/.test(text);
  return words <= SHORT_WORDS - 2 || (isAboutOneself && (words <= SHORT_WORDS || shared(asked, text) > 0));
}

/** How many words of content a sentence has in common with the question. */
function shared({ content }: Asked, written: string): number {
  return [...wordsOf(written)].filter((word) => content.has(word)).length;
}
