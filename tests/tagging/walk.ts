/**
 * What a phrase means, written down as plainly as it goes: from each token all edges are tried one after another, and
 * every way that ends at a value is a match. The product reads with an automaton instead (src/lib/tagging/automaton.ts),
 * which must find the same in the same order.
 */
import type { Analysis, Token } from '../../src/lib/tagging/analyse';
import type { ListEdge, Node, PhraseTree } from '../../src/lib/tagging/tree';
import type { Found } from '../../src/lib/tagging/trie';
import { ADVERBS, MOST_ADVERBS, NEGATORS, NUMBER_WORDS, PAUSES } from '../../src/lib/tagging/vocabulary';

/** All matches, each once, by beginning and then longest first. */
export function walkThrough<T>({ root, asking }: PhraseTree<T>, analysis: Analysis): Found<T>[] {
  const found: Found<T>[] = [];
  for (let first = 0; first < analysis.tokens.length; first += 1) {
    const walk = new Walk<T>(analysis, (value, last) => {
      if (!found.some((other) => other.value === value && other.first === first && other.last === last))
        found.push({ value, first, last });
    });
    walk.goOn(root, first, 0);
    if (analysis.sentences[analysis.tokens[first]!.sentence]!.isQuestion) walk.goOn(asking, first, 0);
  }
  return found.sort((a, b) => a.first - b.first || b.last - a.last);
}

/** One walk from one beginning. `skipped` counts the adverbs stepped over so far. */
class Walk<T> {
  constructor(
    private readonly analysis: Analysis,
    private readonly report: (value: T, last: number) => void,
  ) {}

  /** Has reached `node` with everything before token `index` matched. */
  private arrive(node: Node<T>, index: number, skipped: number): void {
    for (const value of node.values) this.report(value, index);
    if (!node.goesOn) return;
    if (node.sentenceEnd !== null && endsSentence(this.analysis, index)) this.arrive(node.sentenceEnd, index, skipped);
    if (node.question !== null && this.isQuestion(index - 1)) this.arrive(node.question, index, skipped);
    for (const gap of node.gaps) if (gap.from === 0) this.arrive(gap.node, index, skipped);
    const token = this.analysis.tokens[index];
    if (token === undefined || token.sentence !== this.analysis.tokens[index - 1]?.sentence) {
      if (node.comma !== null) this.arrive(node.comma, index, skipped);
      return;
    }
    if (node.comma !== null) this.arrive(node.comma, PAUSES.has(token.normal) ? index + 1 : index, skipped);
    this.goOn(node, index, skipped);
    if (skipped < MOST_ADVERBS && ADVERBS.has(token.normal) && hasEdges(node)) this.skip(node, index + 1, skipped + 1);
  }

  /** Tries every edge of `node` on token `index`. */
  goOn(node: Node<T>, index: number, skipped: number): void {
    const { tokens } = this.analysis;
    const token = tokens[index]!;
    const next = node.words.get(token.normal)?.node;
    if (next != null) this.arrive(next, index + 1, skipped);
    const openers = node.words.get(token.normal)?.lists.map(({ edge }) => edge) ?? [];
    for (const edge of [...openers, ...node.openLists]) this.enter(edge, index, skipped);
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
