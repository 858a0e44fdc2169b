/**
 * Finds many phrases in a message in one walk over its words. An engine: phrases are compiled once into a tree of
 * words that share their beginnings, so the cost hardly grows with the number of phrases.
 *
 * Phrases are plain text with a small notation (rules/README.md):
 *   sorry          this word, in normal form (contractions and British spelling are met for you)
 *   send~          the verb in all its forms: send, sends, sent, sending
 *   (a|b c)        one of these      (very)?   with or without
 *   {feeling}      any entry of the word list of that name
 *   {number}       a number, in digits or as a word
 *   {1-4}  {2}     one to four words, two words: whatever they are, without punctuation or negation between them
 *   ,              a comma or colon that may be missing
 *   ^  $           only at the beginning, only at the end of a sentence
 *   ?              at the end: only in a sentence that asks
 * Up to two adverbs ("so very") may stand between any two words of a phrase.
 */
import { type Analysis, normalWords, type Token } from './analyse';
import { isListable, type Item, nameOf, parse } from './notation';
import { formsOf } from './verbs';

/** Adverbs that never change what a phrase does. */
const ADVERBS = new Set(
  (
    'so very really truly sincerely deeply terribly extremely absolutely incredibly awfully just also again actually ' +
    'quite totally completely genuinely certainly definitely only still already personally kindly especially ' +
    'particularly clearly simply currently now both all too pretty rather always probably quickly'
  ).split(' '),
);
const MOST_ADVERBS = 2;
export const NEGATORS = new Set('not no never nor neither without none nobody nothing hardly'.split(' '));

const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty sixty ninety hundred half couple few several'.split(
    ' ',
  ),
);

/** How many readings one phrase may unfold into before it is refused as unreadable. */
const MOST_READINGS = 500;

interface Node<T> {
  /** Where each word leads: one look for the word itself and for the lists with an entry that begins with it. */
  words: Map<string, Branch<T>>;
  lists: ListEdge<T>[];
  /** Those of the lists whose entries may begin with anything. */
  openLists: ListEdge<T>[];
  gaps: { from: number; to: number; node: Node<T> }[];
  /** Goes on after a comma or colon, or without one. */
  comma: Node<T> | null;
  sentenceStart: Node<T> | null;
  sentenceEnd: Node<T> | null;
  question: Node<T> | null;
  number: Node<T> | null;
  /** False where phrases only end: nothing to try behind it. */
  goesOn: boolean;
  values: T[];
}

interface Branch<T> {
  node: Node<T> | null;
  lists: ListEntry<T>[];
}

interface ListEdge<T> {
  name: string;
  list: Node<true>;
  node: Node<T>;
}

interface ListEntry<T> {
  edge: ListEdge<T>;
  /** Every entry with this beginning is the one word, so there is no need to walk the list. */
  isWord: boolean;
}

export interface Found<T> {
  value: T;
  /** Token indexes, last exclusive. */
  first: number;
  last: number;
}

type Part =
  | { kind: 'word'; forms: string[] }
  | { kind: 'list'; name: string }
  | { kind: 'gap'; from: number; to: number }
  | { kind: 'comma' | 'start' | 'end' | 'question' | 'number' };

export type WordLists = Record<string, string[]>;

/** A set of phrases, each with a value that a match hands back. */
export class Phrases<T> {
  private readonly root: Node<T> = emptyNode();
  /** Phrases that end in "?": looked for in sentences that ask, and nowhere else. */
  private readonly asking: Node<T> = emptyNode();

  constructor(
    private readonly wordLists: WordLists = {},
    private readonly lists = new Map<string, Node<true>>(),
  ) {}

  /**
   * Adds one phrase. Throws an Error that says what is wrong with the notation.
   */
  add(phrase: string, value: T): void {
    const items = parse(phrase);
    const last = items[items.length - 1];
    const root = last !== undefined && 'piece' in last && last.piece === '?' ? this.asking : this.root;
    for (const node of this.insert([root], items, phrase)) {
      if (node === root) throw new Error(`Phrase "${phrase}": expected at least one word that must be there.`);
      if (!node.values.includes(value)) node.values.push(value);
    }
  }

  /** All matches, by beginning, then longest first. Overlaps are left to the caller. */
  find(analysis: Analysis): Found<T>[] {
    const found: Found<T>[] = [];
    let first = 0;
    const walk = new Walk<T>(analysis, (value, last) => found.push({ value, first, last }));
    for (first = 0; first < analysis.tokens.length; first += 1) {
      walk.goOn(this.root, first, 0);
      if (analysis.sentences[analysis.tokens[first]!.sentence]!.isQuestion) walk.goOn(this.asking, first, 0);
    }
    return found.sort((a, b) => a.first - b.first || b.last - a.last);
  }

  /** Puts a sequence behind the given nodes and returns the nodes behind it. */
  private insert(nodes: Node<T>[], items: Item[], phrase: string): Node<T>[] {
    for (const item of items) {
      const before = nodes;
      if ('piece' in item) {
        for (const part of this.parts(item.piece, phrase)) nodes = nodes.flatMap((node) => this.step(node, part));
        continue;
      }
      nodes = isListable(item.options)
        ? nodes.map((node) => this.listEdge(node, nameOf(item.options), () => this.group(item.options, phrase)))
        : item.options.flatMap((option) => this.insert(before, option, phrase));
      if (item.isOptional) nodes = [...nodes, ...before];
      nodes = [...new Set(nodes)];
      if (nodes.length > MOST_READINGS) {
        throw new Error(`Phrase "${phrase}" has more than ${MOST_READINGS} readings. Write it as several phrases.`);
      }
    }
    return nodes;
  }

  private step(node: Node<T>, part: Part): Node<T>[] {
    node.goesOn = true;
    switch (part.kind) {
      case 'word':
        return part.forms.map((form) => (branch(node, form).node ??= emptyNode()));
      case 'list':
        return [this.listEdge(node, `{${part.name}}`, () => this.namedList(part.name))];
      case 'gap': {
        const known = node.gaps.find((edge) => edge.from === part.from && edge.to === part.to);
        if (known !== undefined) return [known.node];
        const edge = { from: part.from, to: part.to, node: emptyNode<T>() };
        node.gaps.push(edge);
        return [edge.node];
      }
      case 'comma':
        return [(node.comma ??= emptyNode())];
      case 'start':
        return [(node.sentenceStart ??= emptyNode())];
      case 'end':
        return [(node.sentenceEnd ??= emptyNode())];
      case 'question':
        return [(node.question ??= emptyNode())];
      case 'number':
        return [(node.number ??= emptyNode())];
    }
  }

  private listEdge(node: Node<T>, name: string, make: () => Node<true>): Node<T> {
    node.goesOn = true;
    const known = node.lists.find((edge) => edge.name === name);
    if (known !== undefined) return known.node;
    let list = this.lists.get(name);
    if (list === undefined) this.lists.set(name, (list = make()));
    const edge = { name, list, node: emptyNode<T>() };
    node.lists.push(edge);
    const words = firstWords(list);
    if (words === null) node.openLists.push(edge);
    for (const word of words ?? []) branch(node, word).lists.push({ edge, isWord: isWord(list, word) });
    return edge.node;
  }

  /** The named list as a tree of its own, so that an entry may be several words. */
  private namedList(name: string): Node<true> {
    const entries = this.wordLists[name];
    if (entries === undefined) {
      throw new Error(`Word list {${name}} is unknown. Known lists: ${Object.keys(this.wordLists).join(', ')}.`);
    }
    const list = new Phrases<true>(this.wordLists, this.lists);
    for (const entry of entries) list.add(entry, true);
    return list.root;
  }

  /** A group "(a|b c)" is a list without a name. */
  private group(options: Item[][], phrase: string): Node<true> {
    const list = new Phrases<true>(this.wordLists, this.lists);
    for (const option of options) {
      for (const node of list.insert([list.root], option, phrase)) if (node.values.length === 0) node.values.push(true);
    }
    return list.root;
  }

  private parts(piece: string, phrase: string): Part[] {
    if (piece === ',') return [{ kind: 'comma' }];
    if (piece === '^') return [{ kind: 'start' }];
    if (piece === '$') return [{ kind: 'end' }];
    if (piece === '?') return [{ kind: 'question' }];
    if (piece === '{number}') return [{ kind: 'number' }];
    if (piece.startsWith('{')) {
      const gap = /^\{(\d+)(?:-(\d+))?\}$/.exec(piece);
      if (gap !== null) return [{ kind: 'gap', from: Number(gap[1]), to: Number(gap[2] ?? gap[1]) }];
      const name = /^\{([a-z][a-z _-]*)\}$/.exec(piece);
      if (name !== null) return [{ kind: 'list', name: name[1]! }];
      throw new Error(`Phrase "${phrase}": expected {list name} or {1-4}, found ${piece}.`);
    }
    if (piece.endsWith('~')) {
      const [word] = normalWords(piece.slice(0, -1));
      if (word === undefined) throw new Error(`Phrase "${phrase}": expected a verb before ~.`);
      const forms = new Set(formsOf(piece.slice(0, -1)).flatMap((form) => normalWords(form).slice(0, 1)));
      return [{ kind: 'word', forms: [...forms] }];
    }
    return normalWords(piece).map((word) => ({ kind: 'word', forms: [word] }));
  }
}

function emptyNode<T>(): Node<T> {
  return {
    words: new Map(),
    lists: [],
    openLists: [],
    gaps: [],
    comma: null,
    sentenceStart: null,
    sentenceEnd: null,
    question: null,
    number: null,
    goesOn: false,
    values: [],
  };
}

function branch<T>({ words }: Node<T>, word: string): Branch<T> {
  let known = words.get(word);
  if (known === undefined) words.set(word, (known = { node: null, lists: [] }));
  return known;
}

/** One walk from one beginning. `skipped` counts the adverbs stepped over so far. */
class Walk<T> {
  constructor(
    private readonly analysis: Analysis,
    private readonly report: (value: T, last: number) => void,
  ) {}

  /** Has reached `node` with everything before token `index` matched. */
  arrive(node: Node<T>, index: number, skipped: number): void {
    for (const value of node.values) this.report(value, index);
    if (!node.goesOn) return;
    if (node.sentenceEnd !== null && endsSentence(this.analysis, index)) this.arrive(node.sentenceEnd, index, skipped);
    if (node.question !== null && this.isQuestion(index - 1)) this.arrive(node.question, index, skipped);
    for (const gap of node.gaps) if (gap.from === 0) this.arrive(gap.node, index, skipped);
    const token = this.analysis.tokens[index];
    // A phrase never runs over the end of a sentence.
    if (token === undefined || token.sentence !== this.analysis.tokens[index - 1]?.sentence) {
      if (node.comma !== null) this.arrive(node.comma, index, skipped);
      return;
    }
    if (node.comma !== null) this.arrive(node.comma, isPause(token) ? index + 1 : index, skipped);
    this.goOn(node, index, skipped);
    if (skipped < MOST_ADVERBS && ADVERBS.has(token.normal) && hasEdges(node)) this.skip(node, index + 1, skipped + 1);
  }

  /** Tries every edge of `node` on token `index`. */
  goOn(node: Node<T>, index: number, skipped: number): void {
    const { tokens } = this.analysis;
    const token = tokens[index]!;
    const next = node.words.get(token.normal);
    if (next !== undefined) {
      if (next.node !== null) this.arrive(next.node, index + 1, skipped);
      for (const { edge, isWord } of next.lists) {
        if (isWord) this.arrive(edge.node, index + 1, skipped);
        else this.enter(edge, index, skipped);
      }
    }
    for (const edge of node.openLists) this.enter(edge, index, skipped);
    if (node.number !== null && isNumber(token)) this.arrive(node.number, index + 1, skipped);
    for (const gap of node.gaps) {
      for (let length = 1; length <= gap.to; length += 1) {
        const passed = tokens[index + length - 1];
        if (passed === undefined || passed.sentence !== token.sentence || !isPassable(passed)) break;
        if (length >= gap.from) this.arrive(gap.node, index + length, skipped);
      }
    }
    if (node.sentenceStart !== null && startsSentence(this.analysis, index)) {
      this.goOn(node.sentenceStart, index, skipped);
    }
  }

  /** Tries the entries of a list, and goes on behind each that matches. */
  private enter(edge: ListEdge<T>, index: number, skipped: number): void {
    const entries = new Walk<true>(this.analysis, (_, last) => this.arrive(edge.node, last, skipped));
    entries.goOn(edge.list, index, 0);
  }

  /** Stepped over an adverb: the phrase goes on behind it, and must not end on it. */
  private skip(node: Node<T>, index: number, skipped: number): void {
    const token = this.analysis.tokens[index];
    if (token === undefined || token.sentence !== this.analysis.tokens[index - 1]!.sentence) return;
    this.goOn(node, index, skipped);
    if (skipped < MOST_ADVERBS && ADVERBS.has(token.normal)) this.skip(node, index + 1, skipped + 1);
  }

  private isQuestion(index: number): boolean {
    const token = this.analysis.tokens[index];
    return token !== undefined && this.analysis.sentences[token.sentence]!.isQuestion;
  }
}

function hasEdges<T>(node: Node<T>): boolean {
  return node.words.size > 0 || node.lists.length > 0 || node.number !== null;
}

function isPause(token: Token): boolean {
  return token.normal === ',' || token.normal === ':' || token.normal === '-' || token.normal === '–';
}

function isNumber(token: Token): boolean {
  return /\d/.test(token.normal) || NUMBER_WORDS.has(token.normal);
}

function isPassable(token: Token): boolean {
  return token.type !== 'punctuation' && !NEGATORS.has(token.normal);
}

function startsSentence({ tokens, sentences }: Analysis, index: number): boolean {
  for (let before = sentences[tokens[index]!.sentence]!.first; before < index; before += 1) {
    if (tokens[before]!.type === 'word' || tokens[before]!.type === 'number') return false;
  }
  return true;
}

function endsSentence({ tokens, sentences }: Analysis, index: number): boolean {
  const { last } = sentences[tokens[index - 1]!.sentence]!;
  for (let after = index; after < last; after += 1) {
    if (tokens[after]!.type === 'word' || tokens[after]!.type === 'number') return false;
  }
  return true;
}

/** True when the list has the word itself as an entry and none that goes on behind it. */
function isWord(list: Node<true>, word: string): boolean {
  const known = list.words.get(word);
  return known?.node != null && known.lists.length === 0 && known.node.values.length > 0 && !known.node.goesOn;
}

/** Words with which an entry of a list can begin; null when that cannot be told. */
function firstWords(list: Node<true>): Set<string> | null {
  if (list.gaps.length > 0 || list.number !== null || list.sentenceStart !== null || list.openLists.length > 0)
    return null;
  return new Set(list.words.keys());
}
