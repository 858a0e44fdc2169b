/** How one message of the team is worded: who acts, whose duty it is, I or we, and how much of it is concrete. */
import type { MessageFactRow } from '../../src/lib/model/partrows';
import canDoWords from './patterns/can_do.json';
import mustDoWords from './patterns/must_do.json';
import { patternOf } from './patterns';
import { sentencesOf } from './sentences';

export type Wording = Pick<
  MessageFactRow,
  'can_do_count' | 'must_do_count' | 'i_count' | 'we_count' | 'concrete_count'
>;

/** Of what no person of the team wrote. */
export const NO_WORDING: Wording = { can_do_count: 0, must_do_count: 0, i_count: 0, we_count: 0, concrete_count: 0 };

const CAN_DO = patternOf(canDoWords);
const MUST_DO = patternOf(mustDoWords);

/** What an English message of a person of the team shows; zeros where it is not English, whose words these are. */
export function wordingOf(text: string, language: string): Wording {
  if (language !== 'en') return NO_WORDING;
  return {
    can_do_count: sentencesWith(CAN_DO, text),
    must_do_count: sentencesWith(MUST_DO, text),
    i_count: countOf(I, text),
    we_count: countOf(WE, text),
    concrete_count: concreteCount(text),
  };
}

/** Most messages have none, which one look at the whole text tells. */
function sentencesWith(pattern: RegExp, text: string): number {
  if (!pattern.test(text)) return 0;
  return sentencesOf(text).filter((sentence) => pattern.test(sentence.text)).length;
}

/** "I'm", "I've" and "I'll" are I; "i.e." is not. */
const I = /\bi\b(?!\.)/gi;
const WE = /\bwe\b/gi;

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

/** An address is one thing, whatever digits it holds. */
const NUMBERS_AND_DAYS =
  /https?:\/\/\S+|www\.\S+|["“][^"”\n]{1,60}["”]|\d(?:[\d.,:/-]*\d)?|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march(?= \d)|april|june|july|august|september|october|november|december|today|tomorrow|tonight|yesterday)\b/gi;
/** A capital in the middle of a sentence; the name of who is greeted or thanked is none. */
const NAMES =
  /\b(?!(?:hi|hello|hey|dear|you|thanks) )[a-z]+ (?!\w+day\b|(?:January|February|April|June|July|August|September|October|November|December)\b)[A-Z][a-z]+/g;

/** Things that can be pointed at: numbers, days, what stands in quotation marks, and names of features and people. */
function concreteCount(text: string): number {
  return countOf(NUMBERS_AND_DAYS, text) + countOf(NAMES, text);
}
