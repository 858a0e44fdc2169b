/** Reads what an agent or a bot wrote: all agent tags with their grades. */
import type { TagId } from '../model/words';
import { keepRestatements } from './acknowledgement';
import type { Analysis } from './analyse';
import { isOnlyPointer, leadsAway, type Pointer, readAddresses } from './deflection';
import { readEmoji } from './emoji';
import { withoutEchoes } from './echo';
import { type Hit, RuleBook } from './engine';
import { RULES, WORD_LISTS } from './rules';
import { gradeApologies } from './specific';
import type { Rule, TagHit } from './types';

/** Tags of sentences that answer nothing yet. */
export const COURTESY: ReadonlySet<TagId> = new Set<TagId>([
  'acknowledgement',
  'apology',
  'appreciation',
  'cliche',
  'empathy',
  'process_speak',
]);

const AGENT_RULES = RULES.filter((rule) => rule.speaker === 'agent');
const EMOJI_RULE = AGENT_RULES.find((rule) => rule.id === 'emoji');
const POINTER_RULES = AGENT_RULES.filter((rule) => rule.onlyIf !== undefined);

let book: RuleBook | null = null;

/**
 * All hits of one message, by place.
 * @param context what the customer wrote before; an apology that takes it up is specific
 */
export function readAgent(analysis: Analysis, context = ''): TagHit[] {
  book ??= new RuleBook(
    AGENT_RULES.filter((rule) => rule !== EMOJI_RULE),
    WORD_LISTS,
  );
  const found = keepRestatements(withoutEchoes(book.read(analysis), analysis, context), analysis, context);
  const read = gradeApologies(found, analysis, context);
  const hits = read.filter(({ rule }) => !POINTER_RULES.some(({ id }) => id === rule)) as TagHit[];
  if (EMOJI_RULE !== undefined) hits.push(...readEmoji(analysis, EMOJI_RULE));
  const courtesy = read.filter((hit) => COURTESY.has(hit.tag));
  for (const rule of POINTER_RULES) {
    const pointers = [...pointersIn(read, rule, analysis), ...readAddresses(analysis, rule)];
    if (pointers.length > 0 && isOnlyPointer(analysis, pointers, courtesy, rule.onlyIf!.fewerWordsThan)) {
      hits.push(...pointers);
    }
  }
  return hits
    .map(({ tag, grade, rule, start, end, text, sentence }) => ({ tag, grade, rule, start, end, text, sentence }))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.tag < b.tag ? -1 : 1));
}

/** The hits of a rule that lead away; those of little weight only add to an answer. */
function pointersIn(hits: readonly Hit[], rule: Rule, analysis: Analysis): (TagHit & Pointer)[] {
  return hits
    .filter((hit) => hit.rule === rule.id && leadsAway(analysis, hit.sentence))
    .map((hit) => ({ ...hit, isAside: (hit.phrase.weight ?? 1) < 1 }));
}
