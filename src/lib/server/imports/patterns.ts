/**
 * The team's own patterns of redaction: <data>/workspace/patterns.json, a list of { name, pattern, note? }, each checked
 * before it is kept, so that a redactor can be made of them at any time.
 */
import type { OwnPattern } from '../../model/redaction';
import { MOST_PATTERNS, problemsOfPattern } from '../../text/redact';
import { jsonDocument } from '../store/document';
import { WorkspaceProblem, dataFolder } from '../workspace/workspace';

const FILE = 'patterns.json';
const MEND = 'Correct the file, or remove it to go on without patterns of your own.';

const PATTERNS = jsonDocument(FILE, (content) => patternsFrom(content ?? [], `workspace/${FILE}`, MEND), MEND);

/** In the order in which they stand. @throws WorkspaceProblem naming the pattern that cannot be used */
export const readPatterns = (folder = dataFolder()): Promise<OwnPattern[]> => PATTERNS.read(folder);

/** Keeps these patterns in place of those before. @throws WorkspaceProblem when one cannot be used; nothing is written */
export async function writePatterns(patterns: unknown, folder = dataFolder()): Promise<OwnPattern[]> {
  const checked = patternsFrom(patterns, 'the patterns', 'Nothing was changed.');
  return PATTERNS.change(folder, () => ({ kept: checked, answer: checked }));
}

/** Anything as patterns. @throws WorkspaceProblem with what is wrong, of every pattern */
export function patternsFrom(content: unknown, where: string, nextStep: string): OwnPattern[] {
  const refuse = (problem: string) => new WorkspaceProblem(where, problem, nextStep);
  if (!Array.isArray(content)) throw refuse('expected a list of patterns.');
  if (content.length > MOST_PATTERNS) throw refuse(`at most ${MOST_PATTERNS} patterns, found ${content.length}.`);
  const problems = content.flatMap((pattern, index) =>
    problemsOfPattern(pattern).map((problem) => `pattern ${index + 1}: ${problem}`),
  );
  if (problems.length) throw refuse(problems.join(' '));
  const patterns = content as OwnPattern[];
  const twice = patterns.find(({ name }, index) => patterns.findIndex((other) => other.name === name) !== index);
  if (twice) throw refuse(`the name "${twice.name}" is given twice.`);
  return patterns;
}
