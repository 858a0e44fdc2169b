/** Where rules and labels differ, with the words that the rules went by: the way into the phrases that need work. */
import type { Scored } from '../../src/lib/model/accuracy';
import type { Tagged } from '../../src/lib/tagging';
import type { Message } from './file';
import type { Choice, Judgement } from './judge';

/** Words of a message that a rule lit. UTF-16 offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
  text: string;
  /** rule id; for tone what the word weighs */
  rule: string;
}

export interface Miss {
  file: string;
  line: number;
  id: string;
  scored: Scored;
  name: string;
  grade: string | null;
  /** what the labels say: yes, no, or one of several answers */
  expected: string;
  found: string;
  spans: Span[];
  /** how the message begins */
  begins: string;
}

const BEGINNING = 160;

/** Every difference of one message. */
export function missesOf(
  message: Message,
  tagged: Tagged,
  judgements: readonly Judgement[],
  choices: readonly Choice[],
): Miss[] {
  const { file, line, id, text } = message;
  const begins = text.length > BEGINNING ? `${text.slice(0, BEGINNING)}…` : text;
  const about = { file, line, id, begins };
  return [
    ...judgements
      .filter(({ expected, found }) => expected !== found)
      .map(({ scored, name, grade, expected, found }): Miss => {
        const spans = spansOf(tagged, scored, name, grade);
        return { ...about, scored, name, grade, expected: yesNo(expected), found: yesNo(found), spans };
      }),
    ...choices
      .filter(({ expected, found }) => expected !== found)
      .map(({ field, expected, found }): Miss => {
        const spans = spansOf(tagged, field, field, null);
        return { ...about, scored: field, name: field, grade: null, expected, found, spans };
      }),
  ];
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

function spansOf(tagged: Tagged, scored: Scored, name: string, grade: string | null): Span[] {
  if (scored === 'tone')
    return tagged.toneWords.map(({ start, end, text, weight }) => ({
      ...{ start, end, text },
      rule: `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`,
    }));
  return tagged.tags
    .filter((hit) => {
      if (scored === 'tag' || scored === 'signal') return hit.tag === name && (grade === null || hit.grade === grade);
      return scored !== 'mood' || hit.tag.startsWith('mood_');
    })
    .map(({ start, end, text, rule }) => ({ start, end, text, rule }));
}
