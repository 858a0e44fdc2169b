/**
 * Topics that nobody named, found by key phrases (methodology 5.2). Of each text the phrases that tell it from the
 * others (tf-idf) are its key phrases; phrases that are key to the same texts are one topic (greedy leader clustering,
 * cosine .35); each is named by what c-TF-IDF puts first. A topic is its phrases: whoever writes one of them writes
 * about it, so that every figure opens to words, and the team can take the topic over and change it.
 *
 * Deterministic: the same texts, in any order, give the same topics with the same ids. Memory and time follow the number
 * of texts handed in, which the caller limits.
 */
import { FEWEST_TOPIC_CUSTOMERS, FOUND_PREFIX } from '../../model/topics';
import { classTerms, type TermClass } from './ctfidf';
import { phrasesIn } from './phrases';

/** What a customer wrote first, with its subject. */
export interface TopicText {
  customer: string;
  text: string;
}

export interface FoundTopic {
  id: string;
  title: string;
  include: string[];
}

export interface DiscoverOptions {
  /** words that are names of people: never part of a topic */
  isName?: (normal: string) => boolean;
  most?: number;
}

/** In more of the texts than this share a phrase tells nothing apart. */
const MOST_SHARE = 0.3;
/** Cosine from which two phrases belong to one topic. */
const ALIKE = 0.35;
/** From this share of its texts on a phrase is a part of the longer one that stands there. */
const MOSTLY = 0.5;
const KEYS_OF_TEXT = 4;
/** Phrases that are compared with each other; those of most customers. */
const MOST_PHRASES = 2_000;
const MOST_TOPICS = 40;
const PHRASES_OF_TOPIC = 8;
const PHRASES_OF_TITLE = 2;

interface Phrase {
  key: string;
  customers: Set<string>;
  /** text -> weight in it */
  texts: Map<number, number>;
  writings: Map<string, number>;
}

export function discoverTopics(texts: readonly TopicText[], options: DiscoverOptions = {}): FoundTopic[] {
  const { isName, most = MOST_TOPICS } = options;
  const read = texts.map(({ text }) => phrasesIn(text, isName));
  const frequent = frequentPhrases(texts, read);
  const phrases = keyPhrases(texts, read, frequent).slice(0, MOST_PHRASES);
  const groups = grouped(phrases).sort(
    (a, b) => customersOf(b).size - customersOf(a).size || (a[0]!.key < b[0]!.key ? -1 : 1),
  );
  const chosen = groups.slice(0, most).map((group) => withoutStrays(group, read));
  return named(chosen, read);
}

/** Phrases of enough customers that do not stand everywhere, with the number of texts that hold them. */
function frequentPhrases(texts: readonly TopicText[], read: readonly Map<string, unknown>[]): Map<string, number> {
  const seen = new Map<string, { texts: number; customers: Set<string> | number }>();
  read.forEach((phrases, index) => {
    const { customer } = texts[index]!;
    for (const key of phrases.keys()) {
      const known = seen.get(key) ?? { texts: 0, customers: new Set<string>() };
      known.texts += 1;
      if (typeof known.customers !== 'number') {
        known.customers.add(customer);
        // Enough is enough: who they are need not be kept.
        if (known.customers.size >= FEWEST_TOPIC_CUSTOMERS) known.customers = FEWEST_TOPIC_CUSTOMERS;
      }
      seen.set(key, known);
    }
  });
  const limit = texts.length * MOST_SHARE;
  const frequent = new Map(
    [...seen]
      .filter(([, { texts: n, customers }]) => typeof customers === 'number' && n <= limit)
      .map(([key, { texts: n }]) => [key, n]),
  );
  for (const part of partsOfOthers(frequent)) frequent.delete(part);
  return frequent;
}

/** Phrases that mostly stand inside one longer phrase: "address" and "bar" are the address bar. */
function partsOfOthers(frequent: ReadonlyMap<string, number>): Set<string> {
  const parts = new Set<string>();
  for (const [key, n] of frequent) {
    const words = key.split(' ');
    for (let from = 0; from < words.length; from += 1)
      for (let to = from + 1; to <= words.length; to += 1) {
        const part = words.slice(from, to).join(' ');
        if (part !== key && n >= MOSTLY * (frequent.get(part) ?? Infinity)) parts.add(part);
      }
  }
  return parts;
}

/** The phrases that are key to the texts of enough customers, those of most customers first. */
function keyPhrases(
  texts: readonly TopicText[],
  read: readonly Map<string, { text: string; count: number }>[],
  frequent: ReadonlyMap<string, number>,
): Phrase[] {
  const phrases = new Map<string, Phrase>();
  read.forEach((found, index) => {
    const weighted = [...found]
      .filter(([key]) => frequent.has(key))
      .map(([key, { text, count }]) => ({
        key,
        text,
        weight: (1 + Math.log(count)) * Math.log(texts.length / frequent.get(key)!),
      }))
      .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
      .slice(0, KEYS_OF_TEXT);
    const length = Math.hypot(...weighted.map(({ weight }) => weight));
    for (const { key, text, weight } of weighted) {
      const known: Phrase = phrases.get(key) ?? {
        key,
        customers: new Set(),
        texts: new Map(),
        writings: new Map(),
      };
      known.customers.add(texts[index]!.customer);
      known.texts.set(index, weight / length);
      known.writings.set(text, (known.writings.get(text) ?? 0) + 1);
      phrases.set(key, known);
    }
  });
  return [...phrases.values()]
    .filter(({ customers }) => customers.size >= FEWEST_TOPIC_CUSTOMERS)
    .sort(
      (a, b) =>
        b.customers.size - a.customers.size ||
        b.key.split(' ').length - a.key.split(' ').length ||
        (a.key < b.key ? -1 : 1),
    );
}

/** Each phrase joins the leader that it is most alike to, or leads a group of its own. */
function grouped(phrases: readonly Phrase[]): Phrase[][] {
  const groups: Phrase[][] = [];
  for (const phrase of phrases) {
    let best: Phrase[] | null = null;
    let nearest = ALIKE;
    for (const group of groups) {
      const likeness = cosine(phrase, group[0]!);
      if (likeness >= nearest && (best === null || likeness > nearest)) [best, nearest] = [group, likeness];
    }
    if (best) best.push(phrase);
    else groups.push([phrase]);
  }
  return groups;
}

/** A phrase that mostly stands where the leader does not would bring other matters in: "bar" is seldom the address bar. */
function withoutStrays([leader, ...others]: readonly Phrase[], read: readonly Map<string, unknown>[]): Phrase[] {
  const stays = ({ key }: Phrase) => {
    const holding = read.filter((found) => found.has(key));
    return holding.filter((found) => found.has(leader!.key)).length >= MOSTLY * holding.length;
  };
  return [leader!, ...others.filter(stays)];
}

function cosine(one: Phrase, other: Phrase): number {
  const [small, large] = one.texts.size < other.texts.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [text, weight] of small.texts) shared += weight * (large.texts.get(text) ?? 0);
  return shared === 0 ? 0 : shared / (lengthOf(one) * lengthOf(other));
}

function lengthOf({ texts }: Phrase): number {
  return Math.hypot(...texts.values());
}

function customersOf(group: readonly Phrase[]): Set<string> {
  return new Set(group.flatMap(({ customers }) => [...customers]));
}

function named(groups: readonly Phrase[][], read: readonly Map<string, { count: number }>[]): FoundTopic[] {
  const classes = groups.map((group): TermClass => {
    const terms = new Map<string, number>();
    let words = 0;
    for (const text of new Set(group.flatMap(({ texts }) => [...texts.keys()])))
      for (const [key, { count }] of read[text]!) {
        terms.set(key, (terms.get(key) ?? 0) + count);
        words += count;
      }
    return { terms, words };
  });
  return classTerms(classes).map((terms, index) => {
    const group = groups[index]!;
    const own = new Map(group.map((phrase) => [phrase.key, phrase]));
    const ranked = terms.flatMap(({ term }) => own.get(term) ?? []);
    const title: string[] = [];
    const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
    // Of phrases that say the same the longer one says more: "address bar" rather than "address".
    const telling = ({ key }: Phrase) => weights.get(key)! * key.split(' ').length;
    for (const { key } of ranked.toSorted((a, b) => telling(b) - telling(a)))
      if (title.length < PHRASES_OF_TITLE && !title.some((said) => shareWords(said, key))) title.push(key);
    return {
      id: idOf(group[0]!.key),
      title: sentence(title.map((key) => writingOf(own.get(key)!)).join(', ')),
      include: shortest(ranked).slice(0, PHRASES_OF_TOPIC).map(writingOf),
    };
  });
}

/** Without phrases that hold another one of them: they find nothing more. */
function shortest(phrases: readonly Phrase[]): Phrase[] {
  return phrases.filter(
    ({ key }) => !phrases.some((other) => other.key !== key && ` ${key} `.includes(` ${other.key} `)),
  );
}

/** As it stands in a URL; what is not written in plain letters gets a name of its own. */
function idOf(key: string): string {
  const plain = key.replace(/[^a-z0-9]+/g, '-');
  const isWhole = /^[a-z0-9 ]+$/.test(key);
  return (
    FOUND_PREFIX +
    (isWhole
      ? plain
      : `${plain.replace(/^-|-$/g, '')}-${[...key].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)!) % 1_000_003, 7)}`)
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shareWords(one: string, other: string): boolean {
  const words = new Set(one.split(' '));
  return other.split(' ').some((word) => words.has(word));
}

/** As it is written most; ties by the writing. */
function writingOf({ writings }: Phrase): string {
  return [...writings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
}
