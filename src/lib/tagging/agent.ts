/** Reads what an agent or a bot wrote: all agent tags with their grades. */
import type { TagId } from '../model/words';
import type { Analysis } from './analyse';
import { isOnlyPointer, readAddresses } from './deflection';
import { readEmoji } from './emoji';
import { RuleBook } from './engine';
import { RULES, WORD_LISTS } from './rules';
import { gradeApologies } from './specific';
import type { TagHit } from './types';

/** Tags of sentences that answer nothing yet. */
export const COURTESY: ReadonlySet<TagId> = new Set<TagId>(['apology', 'appreciation', 'cliche', 'empathy']);

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
  const read = gradeApologies(book.read(analysis), analysis, context);
  const hits: TagHit[] = [...read];
  if (EMOJI_RULE !== undefined) hits.push(...readEmoji(analysis, EMOJI_RULE));
  for (const rule of POINTER_RULES) hits.push(...readAddresses(analysis, rule));
  const courtesy = read.filter((hit) => COURTESY.has(hit.tag));
  const refused = new Set<string>();
  for (const { id, onlyIf } of POINTER_RULES) {
    const pointers = hits.filter((hit) => hit.rule === id);
    if (pointers.length > 0 && !isOnlyPointer(analysis, pointers, courtesy, onlyIf!.fewerWordsThan)) refused.add(id);
  }
  return hits
    .filter((hit) => !refused.has(hit.rule))
    .map(({ tag, grade, rule, start, end, text, sentence }) => ({ tag, grade, rule, start, end, text, sentence }))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.tag < b.tag ? -1 : 1));
}
