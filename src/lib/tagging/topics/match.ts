/**
 * Which topics a text is about: it holds one of the topic's phrases and none of those that it excludes. Words are
 * compared whole, in any case, in the singular or plural; a phrase never reaches across a full stop or comma.
 */
import { topicWords, type TopicWord } from './words';

/** A topic as far as its words go. */
export interface TopicPhrases {
  id: string;
  include: readonly string[];
  exclude: readonly string[];
}

/** A topic in a text: where its first phrase stands, and how often any of them does. */
export interface Mention {
  topic: string;
  start: number;
  end: number;
  count: number;
}

interface Entry {
  rest: readonly string[];
  topic: string;
  isExcluded: boolean;
}

/** Reads texts for all topics at once. */
export class TopicMatcher {
  private readonly byFirstWord = new Map<string, Entry[]>();

  constructor(topics: readonly TopicPhrases[]) {
    for (const { id, include, exclude } of topics) {
      for (const phrase of include) this.add(id, phrase, false);
      for (const phrase of exclude) this.add(id, phrase, true);
    }
  }

  /** In the order in which they stand in the text. */
  find(text: string): Mention[] {
    return this.findIn(topicWords(text));
  }

  /** As find, of words that were cut already. */
  findIn(words: readonly TopicWord[]): Mention[] {
    const mentions = new Map<string, Mention>();
    const excluded = new Set<string>();
    words.forEach(({ normal, start }, at) => {
      for (const { rest, topic, isExcluded } of this.byFirstWord.get(normal) ?? []) {
        if (!follows(words, at, rest)) continue;
        if (isExcluded) excluded.add(topic);
        const known = mentions.get(topic);
        if (known) known.count += 1;
        else if (!isExcluded) mentions.set(topic, { topic, start, end: words[at + rest.length]!.end, count: 1 });
      }
    });
    return [...mentions.values()].filter(({ topic }) => !excluded.has(topic));
  }

  private add(topic: string, phrase: string, isExcluded: boolean): void {
    const [first, ...rest] = phraseWords(phrase);
    if (first === undefined) return;
    const entries = this.byFirstWord.get(first) ?? [];
    entries.push({ rest, topic, isExcluded });
    this.byFirstWord.set(first, entries);
  }
}

/** The words that a phrase is compared by; two phrases with the same words are one. */
export function phraseWords(phrase: string): string[] {
  return topicWords(phrase).map(({ normal }) => normal);
}

function follows(words: readonly TopicWord[], at: number, rest: readonly string[]): boolean {
  return rest.every((normal, index) => {
    const word = words[at + 1 + index];
    return word !== undefined && word.normal === normal && !word.isAfterBreak;
  });
}
