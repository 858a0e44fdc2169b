/**
 * Which line a hit belongs to: the phrases of a rule that share one plainer line are one line, because a team would mend
 * them together. A phrase of the team is a line of its own. Found again from the words that were stored.
 */
import { createHash } from 'node:crypto';
import { PHRASE_TAGS, type PhraseTag, type TeamPhrase } from '../model/phrases';
import { analyse } from './analyse';
import { RULES, WORD_LISTS } from './rules';
import { Phrases } from './trie';
import type { Phrase, Rule } from './types';

export interface Line {
  /** "cliche.1a2b3c4d" or "cliche.team-<id>" */
  key: string;
  instead: string | null;
}

const TEAM = 'team.';
const books = new Map<string, Phrases<Phrase>>();

/**
 * The line of a hit.
 * @param rule as it is stored with the hit: the id of a rule, or "team.<id>"
 * @param matched the words of the hit; words that no phrase holds any more belong to the rule's own line
 */
export function lineOf(tag: PhraseTag, rule: string, matched: string, team: readonly TeamPhrase[]): Line {
  if (rule.startsWith(TEAM)) return teamLine(tag, rule.slice(TEAM.length), team);
  const own = ruleOf(tag);
  return lineFor(tag, phraseIn(own, matched)?.instead ?? own.instead ?? null);
}

/** Reads the phrases of all rules that have lines, which takes some tenths of a second: before anybody waits for it. */
export function readLines(): void {
  for (const tag of PHRASE_TAGS) phraseIn(ruleOf(tag), '');
}

/** The line of whatever a rule found without a phrase: a bare web address, or words of rules that have changed since. */
export function ownLine(tag: PhraseTag): Line {
  return lineFor(tag, ruleOf(tag).instead ?? null);
}

/** A plainer line for the words of a hit of any rule; null when nobody wrote one. */
export function insteadOf(rule: string, matched: string, team: readonly TeamPhrase[] = []): string | null {
  if (rule.startsWith(TEAM)) {
    const phrase = team.find(({ id }) => id === rule.slice(TEAM.length));
    return phrase?.instead ?? (phrase ? (ruleOf(phrase.tag).instead ?? null) : null);
  }
  // A hit may name a finer rule ("empathy.names_feeling") than the file that holds it ("empathy").
  const own = RULES.find(({ id }) => id === rule) ?? RULES.find(({ id }) => id === rule.split('.')[0]);
  if (!own?.phrases.some(({ instead }) => instead)) return own?.instead ?? null;
  return phraseIn(own, matched)?.instead ?? own.instead ?? null;
}

function teamLine(tag: PhraseTag, id: string, team: readonly TeamPhrase[]): Line {
  const instead = team.find((phrase) => phrase.id === id)?.instead ?? ruleOf(tag).instead ?? null;
  return { key: `${tag}.team-${id}`, instead };
}

function lineFor(tag: PhraseTag, instead: string | null): Line {
  const hash = createHash('sha256')
    .update(instead ?? '')
    .digest('hex')
    .slice(0, 8);
  return { key: `${tag}.${hash}`, instead };
}

function ruleOf(tag: PhraseTag): Rule {
  const rule = RULES.find(({ id }) => id === tag);
  if (!rule) throw new Error(`There is no rule "${tag}"; expected src/lib/tagging/rules/${tag}.json.`);
  return rule;
}

/** The phrase that gave a hit its words: the heaviest, then the longest, as the engine chooses. */
function phraseIn(rule: Rule, matched: string): Phrase | undefined {
  let book = books.get(rule.id);
  if (!book) {
    book = new Phrases<Phrase>(WORD_LISTS);
    for (const phrase of rule.phrases) book.add(phrase.text, phrase);
    books.set(rule.id, book);
  }
  const found = book.find(analyse(matched));
  return found.sort(
    (a, b) =>
      (b.value.weight ?? 1) - (a.value.weight ?? 1) || b.last - b.first - (a.last - a.first) || a.first - b.first,
  )[0]?.value;
}
