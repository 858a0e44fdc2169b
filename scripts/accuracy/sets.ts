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
import { careOf, type Care, type CareUse } from './care';
import { CORPUS_FILES } from './corpora';

/** What is the same of every set of one run. */
export type Run = Pick<About, 'measuredOn' | 'rules' | 'behaviour'>;

const LANGUAGE = 'en';
const CARE = 'Agents and customers in public care on Twitter and in a software support forum, labelled by';
const FIRST = 'two readers of one habit;';
const SECOND = 'one reader each; drawn so that strong and rare wording is more frequent than in the world;';
/** What the parts of the first set were to those who wrote rules. */
const FIRST_USE: Record<Third, string> = {
  'held-out':
    'the third that was drawn after a first generation of rules, which had been tuned with sight of much of it, and not read since.',
  rest: 'the two thirds that the rules were tuned on.',
};
const SECOND_USE: Record<CareUse, string> = {
  'held out': 'the part that was never shown, nor its labels or misses, to who wrote rules.',
  'tuned on': 'the part that the rules were tuned on.',
};
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

/** The sets of a data folder, and what of the second labelled set was found there. */
export interface FolderSets {
  sets: MeasuredSet[];
  care: Care | null;
}

/**
 * A data folder: gold/*.jsonl (labelled messages, of which the held-out third is measured apart), vader/*.txt
 * (ratings), and the corpora in which the texts of the project's second set are (corpora.ts).
 * @param root the project's folder
 * @throws CannotWork when there is none of them, or a record is wrong
 */
export function setsOf(root: string, folder: string, run: Run): FolderSets {
  const labelled = sound(readFiles(filesIn(join(folder, 'gold'), '.jsonl')));
  const first = (third: Third, use: CareUse) =>
    measured(
      { ...run, name: 'care', use, about: `${CARE} ${FIRST} ${FIRST_USE[third]}`, language: LANGUAGE },
      partOf(labelled, third),
    );
  const care = careOf(root, folder);
  const sets = [
    ...first('held-out', 'held out'),
    ...first('rest', 'tuned on'),
    ...(care ? [...second(care, 'held out', run), ...second(care, 'tuned on', run)] : []),
    ...filesIn(join(folder, 'vader'), '.txt').flatMap((path) => ratedSet(path, run)),
  ];
  if (sets.length === 0)
    throw new CannotWork(
      `${folder}: expected gold/*.jsonl (labelled messages), vader/*.txt (ratings) or the corpora ${CORPUS_FILES.join(', ')}, found none of them.`,
    );
  return { sets, care };
}

/** Published figures say themselves when they are of a part only. */
function second({ contents, labelled, notFound }: Care, use: CareUse, run: Run): MeasuredSet[] {
  const gap = notFound.length
    ? ` Of ${labelled} labelled messages of both parts ${notFound.length} were not found.`
    : '';
  const about = `${CARE} ${SECOND} ${SECOND_USE[use]}${gap}`;
  return measured({ ...run, name: 'care, second reading', use, about, language: LANGUAGE }, sound(contents[use]));
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
