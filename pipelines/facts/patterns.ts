/**
 * Word patterns that facts read where no tag says it. Each is a data file in patterns/ with messages that it must and
 * must not match, which tests/pipelines/facts/patterns.test.ts runs; a reader who knows no code can add a word.
 */
export interface PatternFile {
  /** what the words mean to a reader, in one sentence */
  about: string;
  /** words that patterns name as {list} */
  lists?: Record<string, string[]>;
  /** regular expressions without regard to case; ' stands for any apostrophe */
  patterns: string[];
  matches: string[];
  nonMatches: string[];
}

/** One expression for all patterns of a file. @throws Error when a pattern names a list that the file has not */
export function patternOf({ patterns, lists = {} }: Pick<PatternFile, 'patterns' | 'lists'>): RegExp {
  const written = patterns.map((pattern) => `(?:${pattern.replace(LIST, (_, name: string) => anyOf(name, lists))})`);
  return new RegExp(written.join('|').replaceAll("'", "['’]"), 'i');
}

const LIST = /\{([a-z_]+)\}/g;

function anyOf(name: string, lists: Record<string, string[]>): string {
  const words = lists[name];
  if (!words) throw new Error(`A pattern names the list {${name}}, which its file does not have.`);
  return `(?:${words.join('|')})`;
}
