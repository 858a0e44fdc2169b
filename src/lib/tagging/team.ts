/**
 * The phrases that a team added itself, read beside the rules: same notation, same guards, same hits, and never a
 * second hit where a rule of the same tag found the words already. Pure; where they are kept is the server's matter.
 */
import { createHash } from 'node:crypto';
import { PHRASE_TAGS, type TeamPhrase } from '../model/phrases';
import { COURTESY } from './agent';
import type { Analysis } from './analyse';
import { isOnlyPointer } from './deflection';
import { RuleBook } from './engine';
import { tagMessage } from './index';
import { RULES, WORD_LISTS } from './rules';
import { Phrases } from './trie';
import type { Rule, Tagged, TagHit, TagInput } from './types';
import { RULES_VERSION } from './version';

/** The tags that a team can add phrases to: those that the page of phrases shows. */
export const TEAM_TAGS = PHRASE_TAGS;
export type { TeamPhrase };

const LONGEST_TEXT = 200;
const LONGEST_REMARK = 500;

/**
 * A tagger of the rules and these phrases; without phrases it is tagMessage.
 * @throws Error naming the phrase when its notation is wrong (problemsOf says so before)
 */
export function makeTagger(phrases: readonly TeamPhrase[]): (input: TagInput) => Tagged {
  if (phrases.length === 0) return (input) => tagMessage(input);
  const rules = phrases.map(ruleOf);
  const book = new RuleBook(rules, WORD_LISTS);
  return (input) => tagMessage(input, (analysis, found) => withTeam(analysis, found, book, rules));
}

/**
 * What a warehouse tagged with these phrases is stamped with: RULES_VERSION, and behind a "+" eight letters of a hash
 * over what is found (id, tag and text). A changed note or plainer line needs no new reading.
 */
export function rulesVersionWith(phrases: readonly TeamPhrase[]): string {
  if (phrases.length === 0) return RULES_VERSION;
  const read = phrases.map(({ id, tag, text }) => [id, tag, text]).sort(([a], [b]) => (a! < b! ? -1 : 1));
  return `${RULES_VERSION}+${createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 8)}`;
}

/** What keeps a phrase from being used, a sentence each; empty when it can be. Takes anything, never throws. */
export function problemsOf(phrase: unknown): string[] {
  if (phrase === null || typeof phrase !== 'object') return ['expected a phrase with id, tag, text and addedOn.'];
  const { id, tag, text, instead, note, addedOn } = phrase as Partial<Record<keyof TeamPhrase, unknown>>;
  const problems: string[] = [];
  if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]{0,59}$/.test(id))
    problems.push('"id": expected small letters, digits and dashes, at most 60 of them.');
  if (!(TEAM_TAGS as readonly unknown[]).includes(tag))
    problems.push(`"tag": expected one of ${TEAM_TAGS.join(', ')}, found ${JSON.stringify(tag)}.`);
  if (typeof addedOn !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(addedOn))
    problems.push('"addedOn": expected a day such as 2024-05-16.');
  for (const [name, remark] of [
    ['instead', instead],
    ['note', note],
  ] as const) {
    if (remark !== undefined && (typeof remark !== 'string' || remark.length > LONGEST_REMARK))
      problems.push(`"${name}": expected words, at most ${LONGEST_REMARK} characters.`);
  }
  return [...problems, ...problemsOfText(text)];
}

/** What is wrong with the words themselves: nothing there, too long, brackets, unknown lists. */
export function problemsOfText(text: unknown): string[] {
  if (typeof text !== 'string' || text.trim() === '') return ['Write the words of the phrase.'];
  if (text.length > LONGEST_TEXT)
    return [`The phrase has ${text.length} characters; expected at most ${LONGEST_TEXT}. Keep the words that matter.`];
  try {
    new Phrases<true>(WORD_LISTS).add(text, true);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** A phrase as a rule of its own, with the guards of the rule that it stands beside. */
function ruleOf({ id, tag, text, instead, note }: TeamPhrase): Rule {
  const beside = RULES.find((rule) => rule.id === tag);
  return {
    id: `team.${id}`,
    tag,
    title: beside?.title ?? tag,
    why: note || 'A phrase that the team added.',
    source: 'The team',
    speaker: 'agent',
    phrases: [{ text, ...(instead && { instead }) }],
    exceptions: [],
    guards: beside?.guards ?? [],
    ...(beside?.onlyIf && { onlyIf: beside.onlyIf }),
    matches: [],
    nonMatches: [],
  };
}

function withTeam(analysis: Analysis, found: TagHit[], book: RuleBook, rules: Rule[]): TagHit[] {
  const own = book.read(analysis).map(({ tag, grade, rule, start, end, text, sentence }): TagHit => ({
    tag,
    grade,
    rule,
    start,
    end,
    text,
    sentence,
  }));
  if (own.length === 0) return found;
  const limits = new Map(rules.map(({ id, onlyIf }) => [id, onlyIf?.fewerWordsThan]));
  const allowed = own.filter(({ rule, tag }) => {
    const limit = limits.get(rule);
    if (limit === undefined) return true;
    const others = [...found, ...own];
    const pointers = others.filter((hit) => hit.tag === tag);
    return isOnlyPointer(
      analysis,
      pointers,
      others.filter((hit) => COURTESY.has(hit.tag)),
      limit,
    );
  });
  return settled(found, allowed);
}

/** Where hits of one tag overlap the longest stays, so that the same words count once; a team's own at equal length. */
function settled(found: TagHit[], own: TagHit[]): TagHit[] {
  const kept: TagHit[] = [];
  for (const hit of [...own].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    const isTaken = found.some((other) => clash(hit, other) && lengthOf(other) > lengthOf(hit));
    if (!isTaken && !kept.some((other) => clash(hit, other))) kept.push(hit);
  }
  return [...found.filter((hit) => !kept.some((other) => clash(hit, other))), ...kept].sort(
    (a, b) => a.start - b.start || b.end - a.end || (a.tag < b.tag ? -1 : 1),
  );
}

function clash(a: TagHit, b: TagHit): boolean {
  return a.tag === b.tag && a.start < b.end && b.start < a.end;
}

function lengthOf({ start, end }: TagHit): number {
  return end - start;
}
