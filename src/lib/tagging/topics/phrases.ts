/**
 * Runs of one to three words that could name a topic, and how often they stand in a text: no greeting, no word of
 * grammar, and at least one word that is not said in every request for help.
 */
import { isEnding, isGrammar, isPlain } from './plainwords';
import { topicWords } from './words';

export interface FoundPhrase {
  /** its words as they are compared, with a space between */
  key: string;
  /** as it was written there */
  text: string;
  count: number;
}

const LONGEST = 3;
/** Words of one text that are read: what comes later is a log or a story, and seldom what it is about. */
const MOST_WORDS = 300;

/** Verbs that are another word with what follows them: who cannot log in does not write about a log. */
const PARTICLE = /^(?:log|sign|pop|back|zoom|lock|time|opt|scroll) (?:in|on|out|up|off|down)$/;

/** The phrases of a text by key. */
export function phrasesIn(text: string, isName: (normal: string) => boolean = () => false): Map<string, FoundPhrase> {
  const words = topicWords(text, MOST_WORDS);
  const found = new Map<string, FoundPhrase>();
  words.forEach((first, from) => {
    const isVerb = PARTICLE.test(`${first.normal} ${words[from + 1]?.normal}`);
    if (isPlain(first.normal) && !isVerb) return;
    let key = '';
    for (const { normal, isAfterBreak, end } of words.slice(from, from + LONGEST)) {
      const isOwn = key === '' || (isVerb && key === first.normal);
      if ((key !== '' && isAfterBreak) || isName(normal) || (isGrammar(normal) && !isOwn)) break;
      key = key === '' ? normal : `${key} ${normal}`;
      if (!PARTICLE.test(key) && (isPlain(key) || !isEnding(normal))) continue;
      const known = found.get(key);
      if (known) known.count += 1;
      else found.set(key, { key, text: text.slice(first.start, end), count: 1 });
    }
  });
  return found;
}
