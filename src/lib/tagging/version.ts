/** Which rules tagged a message: stored beside every import, so that figures of different rules are never mixed unseen. */
import { createHash } from 'node:crypto';
import { RULES, WORD_LISTS } from './rules';

const lexicon = import.meta.glob<unknown>('./lexicon/*.json', { eager: true, import: 'default' });

/** Engine generation: raise it when code, not data, changes what is found. */
const GENERATION = 1;

/** For example "1-3fa9c07b": generation of the engine, then a hash over every rule, word list and lexicon. */
export const RULES_VERSION = `${GENERATION}-${createHash('sha256')
  .update(canonical({ rules: RULES, lists: WORD_LISTS, lexicon }))
  .digest('hex')
  .slice(0, 8)}`;

/** JSON with sorted keys, so that only a change of content changes the hash. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
