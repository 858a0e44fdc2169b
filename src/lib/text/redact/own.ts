/**
 * Patterns of one's own, in RE2: linear in the text by construction, so that no pattern a person writes can stall an
 * import. Wrong ones are refused with what RE2 says and how else it can be written.
 */
import { RE2JS, RE2JSSyntaxException } from 're2js';
import { ALL_OWN, REDACTED_KINDS, type OwnPattern } from '../../model/redaction';
import type { Found } from './detector';
import { ownMark } from './marks';

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const LONGEST_PATTERN = 500;
/** Instructions of a compiled pattern: what one character of text may cost at most. */
const LARGEST_PROGRAM = 5_000;
export const MOST_PATTERNS = 50;
const TAKEN: readonly string[] = [...REDACTED_KINDS, ALL_OWN, 'all', 'none'];

export type OwnDetector = (text: string) => Found[];

/** @throws Error with the problem when the pattern cannot be used; ask problemsOfPattern before */
export function ownDetector({ name, pattern }: OwnPattern): OwnDetector {
  const compiled = RE2JS.compile(pattern);
  const mark = ownMark(name);
  return (text) => {
    const found: Found[] = [];
    const matcher = compiled.matcher(text);
    while (matcher.find()) {
      const [start, end] = [matcher.start(), matcher.end()];
      if (end > start) found.push({ kind: name, start, end, mark });
    }
    return found;
  };
}

/** What keeps a pattern from being used, in sentences; none when it can be. Takes anything. */
export function problemsOfPattern(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return ['expected an object with "name" and "pattern".'];
  const { name, pattern, note } = value as Partial<Record<keyof OwnPattern, unknown>>;
  const problems: string[] = [];
  if (typeof name !== 'string' || !NAME.test(name))
    problems.push(
      `"name": expected lower case letters, digits and hyphens, such as customer-number, found ${shown(name)}.`,
    );
  else if (TAKEN.includes(name)) problems.push(`"name": ${name} has a meaning of its own; choose another.`);
  if (note !== undefined && typeof note !== 'string') problems.push(`"note": expected words, found ${shown(note)}.`);
  if (typeof pattern !== 'string' || pattern === '')
    problems.push(`"pattern": expected a regular expression such as KD-\\d{6}, found ${shown(pattern)}.`);
  else if (pattern.length > LONGEST_PATTERN)
    problems.push(
      `"pattern": at most ${LONGEST_PATTERN} characters, found ${pattern.length}. Make two patterns of it.`,
    );
  else problems.push(...problemsOfExpression(pattern));
  return problems;
}

function problemsOfExpression(pattern: string): string[] {
  try {
    const compiled = RE2JS.compile(pattern);
    if (compiled.programSize() > LARGEST_PROGRAM)
      return ['"pattern": the repetitions in it multiply to too much. Use smaller counts, or + in place of a count.'];
    if (compiled.matcher('').find())
      return [
        '"pattern": it also finds nothing at all, and so a place between any two letters. Ask for one character at least: + in place of *.',
      ];
    return [];
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return [`"pattern": ${error.message.replace('error parsing regexp: ', '')}. ${adviceFor(pattern)}`];
  }
}

/** RE2 leaves out what cannot be done in linear time; people who know other engines meet that first. */
function adviceFor(pattern: string): string {
  if (/\(\?<?[=!]/.test(pattern))
    return 'Look-ahead and look-behind are not there; \\b marks the edge of a word, and what stands around may be part of the match.';
  if (/\\[1-9]/.test(pattern)) return 'References back to a group (\\1) are not there; write the alternatives out.';
  if (/\{\d*,?\d{4,}\}|\}\)?\{/.test(pattern))
    return 'A repetition may be 1,000 at most, also where one stands in another.';
  return 'The syntax is that of RE2: https://github.com/google/re2/wiki/Syntax.';
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? 'nothing';
}
