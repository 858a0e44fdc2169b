/**
 * Phrases as a tree: compiled once from their notation, and what a match means. Phrases share their beginnings. Lists
 * and choices are trees of their own that an edge runs through, so that a list of a hundred entries stands there once.
 * The automaton reads texts with it (automaton.ts); tests/tagging/walk.ts is the same reading step by step.
 */
import { normalWords } from './analyse';
import { isListable, type Item, nameOf, parse } from './notation';
import { formsOf } from './verbs';

/** How many readings one phrase may unfold into before it is refused as unreadable. */
const MOST_READINGS = 500;

export interface Node<T> {
  /** Where each word leads: one look for the word itself and for the lists with an entry that begins with it. */
  words: Map<string, Branch<T>>;
  lists: ListEdge<T>[];
  /** Those of the lists whose entries may begin with anything. */
  openLists: ListEdge<T>[];
  gaps: Gap<T>[];
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

export interface Branch<T> {
  node: Node<T> | null;
  lists: ListEntry<T>[];
}

/** Goes on behind so many words, whatever they are. */
export interface Gap<T> {
  from: number;
  to: number;
  node: Node<T>;
}

export interface ListEdge<T> {
  name: string;
  list: Node<true>;
  node: Node<T>;
}

export interface ListEntry<T> {
  edge: ListEdge<T>;
  /** Every entry with this beginning is the one word, so there is no need to walk the list. */
  isWord: boolean;
}

type Part =
  | { kind: 'word'; forms: string[] }
  | { kind: 'list'; name: string }
  | { kind: 'gap'; from: number; to: number }
  | { kind: 'comma' | 'start' | 'end' | 'question' | 'number' };

export type WordLists = Record<string, string[]>;

export class PhraseTree<T> {
  readonly root: Node<T> = emptyNode();
  /** Phrases that end in "?": looked for in sentences that ask, and nowhere else. */
  readonly asking: Node<T> = emptyNode();

  constructor(
    private readonly wordLists: WordLists = {},
    private readonly lists = new Map<string, Node<true>>(),
  ) {}

  /** Adds one phrase. Throws an Error that says what is wrong with the notation. */
  add(phrase: string, value: T): void {
    const items = parse(phrase);
    const last = items[items.length - 1];
    const root = last !== undefined && 'piece' in last && last.piece === '?' ? this.asking : this.root;
    for (const node of this.insert([root], items, phrase)) {
      if (node === root) throw new Error(`Phrase "${phrase}": expected at least one word that must be there.`);
      if (!node.values.includes(value)) node.values.push(value);
    }
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
    const list = new PhraseTree<true>(this.wordLists, this.lists);
    for (const entry of entries) list.add(entry, true);
    return list.root;
  }

  /** A group "(a|b c)" is a list without a name. */
  private group(options: Item[][], phrase: string): Node<true> {
    const list = new PhraseTree<true>(this.wordLists, this.lists);
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
