/**
 * Turns rules into hits: all phrases of all rules are found in one walk, exceptions and guards take some away, and
 * what overlaps within one tag becomes one hit. Hits of different tags may overlap.
 */
import type { Analysis } from './analyse';
import { isInsideIdentifier, quotations, turnsDown } from './guards';
import { type Found, Phrases, type WordLists } from './trie';
import type { Phrase, Rule, TagHit } from './types';

interface Entry {
  rule: Rule;
  /** null: an exception. */
  phrase: Phrase | null;
}

/** A phrase of a rule that was found and allowed. Token indexes, last exclusive. */
interface Match {
  rule: Rule;
  phrase: Phrase;
  first: number;
  last: number;
  /** Length of the phrase itself, where the hit was widened to its sentence. */
  length: number;
}

export interface Hit extends TagHit {
  /** The phrase that gave the grade. */
  phrase: Phrase;
  firstToken: number;
  lastToken: number;
}

/** Compiles rules once; read() is then about as fast as reading the words. */
export class RuleBook {
  private readonly phrases: Phrases<Entry>;

  /** Throws an Error naming the rule and the phrase when the notation is wrong. */
  constructor(rules: Rule[], lists: WordLists) {
    this.phrases = new Phrases(lists);
    for (const rule of rules) {
      try {
        for (const phrase of rule.phrases) this.phrases.add(phrase.text, { rule, phrase });
        for (const exception of rule.exceptions) this.phrases.add(exception, { rule, phrase: null });
      } catch (error) {
        throw new Error(`Rule ${rule.id}: ${(error as Error).message}`, { cause: error });
      }
    }
  }

  /** All hits of one message, by place. */
  read(analysis: Analysis): Hit[] {
    const found = this.phrases.find(analysis);
    if (found.length === 0) return [];
    const quoted = quotations(analysis.text);
    const exceptions = exceptionsIn(found);
    const matches = new Map<Rule, Match[]>();
    for (const { value, first, last } of found) {
      const { rule, phrase } = value;
      if (phrase === null) continue;
      if (!isAllowed(analysis, rule, phrase, first, last, quoted)) continue;
      const match = { rule, phrase, first, last, length: last - first };
      if (rule.span === 'sentence') {
        const sentence = analysis.sentences[analysis.tokens[first]!.sentence]!;
        match.first = sentence.first;
        match.last = sentence.last;
      }
      if (exceptions?.get(rule)?.some((exception) => overlaps(exception, match))) continue;
      const known = matches.get(rule);
      if (known === undefined) matches.set(rule, [match]);
      else known.push(match);
    }
    const hits: Hit[] = [];
    for (const list of matches.values()) for (const match of merge(list)) hits.push(toHit(analysis, match));
    return hits.sort((a, b) => a.start - b.start || b.end - a.end || (a.tag < b.tag ? -1 : 1));
  }
}

/** Where the exceptions of each rule stand; null where there are none, as in most messages. */
function exceptionsIn(found: readonly Found<Entry>[]): Map<Rule, Range[]> | null {
  let exceptions: Map<Rule, Range[]> | null = null;
  for (const { value, first, last } of found) {
    if (value.phrase !== null) continue;
    exceptions ??= new Map();
    const known = exceptions.get(value.rule);
    if (known === undefined) exceptions.set(value.rule, [{ first, last }]);
    else known.push({ first, last });
  }
  return exceptions;
}

function isAllowed(
  analysis: Analysis,
  rule: Rule,
  phrase: Phrase,
  first: number,
  last: number,
  quoted: [number, number][],
): boolean {
  const start = analysis.tokens[first]!.start;
  const end = analysis.tokens[last - 1]!.end;
  if (quoted.length > 0 && quoted.some(([from, to]) => start >= from && end <= to)) return false;
  if (isInsideIdentifier(analysis.text, start, end)) return false;
  return !turnsDown(phrase.guards ?? rule.guards ?? [], analysis, first, last);
}

interface Range {
  first: number;
  last: number;
}

function overlaps(a: Range, b: Range): boolean {
  return a.first < b.last && b.first < a.last;
}

/** Overlapping matches of one rule become one: the whole span, with the phrase that weighs most, then says most. */
function merge(matches: Match[]): Match[] {
  if (matches.length === 1) return matches;
  const merged: Match[] = [];
  for (const match of matches.sort((a, b) => a.first - b.first)) {
    const open = merged[merged.length - 1];
    if (open === undefined || open.last <= match.first) {
      merged.push({ ...match });
      continue;
    }
    open.last = Math.max(open.last, match.last);
    const weight = (match.phrase.weight ?? 1) - (open.phrase.weight ?? 1);
    if (weight > 0 || (weight === 0 && match.length > open.length)) {
      open.phrase = match.phrase;
      open.length = match.length;
    }
  }
  return merged;
}

function toHit({ text, tokens }: Analysis, { rule, phrase, first, last }: Match): Hit {
  const start = tokens[first]!.start;
  const end = tokens[last - 1]!.end;
  return {
    tag: rule.tag,
    grade: phrase.grade ?? rule.grade ?? null,
    rule: rule.id,
    start,
    end,
    text: text.slice(start, end),
    sentence: tokens[first]!.sentence,
    phrase,
    firstToken: first,
    lastToken: last,
  };
}
