/** Why a phrase is lit: the note beside it, from the hit that is stored and the rule that made it. */
import type { TeamPhrase } from '../../model/phrases';
import { CORRECTION_RULE } from '../../model/corrections';
import type { LitNote } from '../../model/transcript';
import { tagTitle, type Role, type TagId } from '../../model/words';
import { familyOf } from './segments';

/** A row of the table tags with what the table rules says of its rule. */
export interface HitRow {
  message_id: string;
  tag: TagId;
  grade: string | null;
  rule: string;
  start_offset: number;
  end_offset: number;
  matched_text: string;
  title: string | null;
  why: string | null;
  version: string | null;
}

/**
 * The notes of one message, numbered from `first`, in the order of the hits.
 * @param team the team's own phrases, which no rule file explains
 */
export async function litNotes(
  hits: HitRow[],
  first: number,
  role: Role,
  mask: (text: string) => string,
  team: readonly TeamPhrase[] = [],
): Promise<LitNote[]> {
  if (hits.length === 0) return [];
  const { rules, insteadOf } = await ruleBook();
  return hits.map((hit, index) => {
    // A hit may name a finer rule ("empathy.names_feeling") than the file that holds it ("empathy").
    const rule = rules.get(hit.rule) ?? rules.get(hit.rule.split('.')[0] ?? '');
    return {
      number: first + index,
      tag: hit.tag,
      title: hit.rule === CORRECTION_RULE ? tagTitle(hit.tag) : (hit.title ?? rule?.title ?? tagTitle(hit.tag)),
      family: familyOf(hit.tag),
      grade: hit.grade,
      why: hit.why ?? rule?.why ?? teamsReason(hit.rule, team),
      rule: hit.rule,
      rulesVersion: hit.version ?? '',
      phrase: mask(hit.matched_text),
      start: hit.start_offset,
      end: hit.end_offset,
      instead: insteadOf(hit.rule, hit.matched_text, team),
      aside: role === 'bot' ? 'a bot’s words, not counted for the team' : null,
    };
  });
}

function teamsReason(rule: string, team: readonly TeamPhrase[]): string {
  if (!rule.startsWith('team.')) return '';
  return team.find(({ id }) => rule === `team.${id}`)?.note || 'A phrase that the team added.';
}

/** Loaded when the first conversation is opened: the rules come with the language model, which takes a second. */
async function ruleBook() {
  const [{ RULES }, { insteadOf }] = await Promise.all([import('../../tagging'), import('../../tagging/lines')]);
  return { rules: new Map(RULES.map((rule) => [rule.id, rule])), insteadOf };
}
