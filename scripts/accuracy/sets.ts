/** Which sets the published figures come from, by how a data folder is laid out. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CannotWork } from '../../pipelines/errors';
import { evaluate } from '../../pipelines/evaluate/evaluate';
import { filesIn, OWN_SET, readFiles } from '../../pipelines/evaluate/files';
import { contentsOf, type Contents } from '../../pipelines/evaluate/file';
import { measuredSet, type About } from '../../pipelines/evaluate/publish';
import { thirdOf, type Third } from '../../pipelines/evaluate/thirds';
import { RARE_TAGS } from '../../pipelines/evaluate/words';
import type { MeasuredSet } from '../../src/lib/model/accuracy';

/** What is the same of every set of one run. */
export type Run = Pick<About, 'measuredOn' | 'rules' | 'behaviour'>;

const LANGUAGE = 'en';
const CARE =
  'Agents and customers in public care on Twitter and in a software support forum, labelled by two readers of one habit;';
const RATED: Record<string, string> = {
  tweets: 'Tweets with ratings of feeling by about 20 people each (Hutto and Gilbert 2014).',
  amazonReviewSnippets:
    'Sentences of Amazon reviews with ratings of feeling by about 20 people each (Hutto and Gilbert 2014).',
};

/** The project's own labelled messages; none where there are no files yet. @throws CannotWork when a record is wrong */
export function ownSet(root: string, run: Run): MeasuredSet[] {
  const contents = sound(readFiles(filesIn(join(root, OWN_SET), '.jsonl')));
  const about =
    'Messages made up for the project without sight of the rules, every tag and many hard cases among them.';
  return measured({ ...run, name: 'own', use: 'own', about, language: LANGUAGE }, contents);
}

/**
 * A data folder: gold/*.jsonl (labelled messages, of which the held-out third is measured apart) and vader/*.txt
 * (ratings). @throws CannotWork when there is neither, or a record is wrong
 */
export function setsOf(folder: string, run: Run): MeasuredSet[] {
  const labelled = sound(readFiles(filesIn(join(folder, 'gold'), '.jsonl')));
  const care = (third: Third, name: string, use: About['use'], words: string) =>
    measured({ ...run, name, use, about: `${CARE} ${words}`, language: LANGUAGE }, partOf(labelled, third));
  const sets = [
    ...care('held-out', 'care-held-out', 'held out', 'the third that nobody looked at while the rules were written.'),
    ...care('rest', 'care-tuned', 'tuned on', 'the two thirds that the rules were tuned on.'),
    ...filesIn(join(folder, 'vader'), '.txt').flatMap((path) => ratedSet(path, run)),
  ];
  if (sets.length === 0)
    throw new CannotWork(
      `${folder}: expected gold/*.jsonl (labelled messages) or vader/*.txt (ratings), found neither.`,
    );
  return sets;
}

function partOf({ messages }: Contents, third: Third): Contents {
  return { messages: messages.filter(({ id }) => thirdOf(id) === third), rated: [], problems: [] };
}

/** A text beside the ratings, such as their licence, is no set. */
function ratedSet(path: string, run: Run): MeasuredSet[] {
  const { rated, problems } = contentsOf(path, readFileSync(path, 'utf8'));
  if (rated.length === 0) return [];
  const stem = basename(path).replace(/(_GroundTruth)?\.txt$/, '');
  const about = RATED[stem] ?? 'Texts with ratings of feeling by people.';
  // Settings of the tone were chosen with a look at these ratings.
  const set: About = { ...run, name: `vader-${stem}`, use: 'tuned on', about, language: LANGUAGE };
  return measured(set, sound({ messages: [], rated, problems }));
}

function measured(about: About, { messages, rated }: Contents): MeasuredSet[] {
  if (messages.length + rated.length === 0) return [];
  return [measuredSet(about, evaluate(messages, rated, { pool: RARE_TAGS }))];
}

/** Published figures leave no record out unseen. */
function sound(contents: Contents): Contents {
  const [first] = contents.problems;
  if (first)
    throw new CannotWork(
      `${first.file}, line ${first.line}: ${first.problem} ${contents.problems.length} records cannot be used; mend them and measure again.`,
    );
  return contents;
}
