/** All rules, one data file each in rules/, and the word lists that their phrases name. Add a file and it is read. */
import wordLists from './lists.json';
import type { WordLists } from './trie';
import type { Rule } from './types';

const files = import.meta.glob<Rule>('./rules/*.json', { eager: true, import: 'default' });

/** In the order of their ids. */
export const RULES: Rule[] = Object.keys(files)
  .sort()
  .map((path) => {
    const rule = files[path]!;
    if (path !== `./rules/${rule.id}.json`) {
      throw new Error(`Rule file ${path}: expected the id of the rule as its name, found id "${rule.id}".`);
    }
    return rule;
  });

export const WORD_LISTS: WordLists = wordLists;
