/** Reads everything that was decided in a workspace and changes the warehouse. */
import type { Settings } from '../../src/lib/model/settings';
import { makeRedactor, unknownIn } from '../../src/lib/text/redact';
import { readAnswerCorrections, rewriteAnswerCorrections } from '../../src/lib/server/questions/answercorrections';
import { readCorrections, rewriteCorrections } from '../../src/lib/server/conversation/corrections';
import { readForgotten } from '../../src/lib/server/imports/forgotten';
import { readPatterns } from '../../src/lib/server/imports/patterns';
import { readPhrases } from '../../src/lib/server/phrases/phrases';
import { readQuestions } from '../../src/lib/server/questions/questions';
import { readTopics } from '../../src/lib/server/pain/topics';
import { readSettings, WorkspaceProblem } from '../../src/lib/server/workspace/workspace';
import type { Decisions } from '../decisions';

/**
 * Words and reasons of corrections are redacted with the choice in force, in the workspace too, before anything uses
 * them: they quote what customers wrote.
 * @param given settings that the command line names in place of the workspace's
 * @throws WorkspaceProblem naming the file that cannot be used
 */
export async function readDecisions(dataFolder: string, given: Partial<Settings> = {}): Promise<Decisions> {
  const settings = { ...(await readSettings(dataFolder)), ...given };
  const patterns = await readPatterns(dataFolder);
  const choice = { redact: settings.redact, phoneCountries: settings.phoneCountries, patterns };
  const unknown = unknownIn(choice);
  if (unknown.length)
    throw new WorkspaceProblem(
      'workspace/settings.json',
      `"redact": ${unknown.join(', ')} is neither a kind nor a pattern of workspace/patterns.json.`,
      'Take it out, or add the pattern.',
    );
  const redactor = makeRedactor(choice);
  const redacted = (text: string | null) => (text === null ? null : redactor.text(text));
  await rewriteCorrections(
    (correction) => ({ ...correction, words: redacted(correction.words), reason: redacted(correction.reason) }),
    dataFolder,
  );
  await rewriteAnswerCorrections((correction) => ({ ...correction, reason: redacted(correction.reason) }), dataFolder);
  const [corrections, answers] = [await readCorrections(dataFolder), await readAnswerCorrections(dataFolder)];
  return {
    settings,
    phrases: await readPhrases(dataFolder),
    corrections: corrections.filter(({ undone_at }) => undone_at === null),
    questions: await readQuestions(dataFolder),
    answers: answers.filter(({ undone_at }) => undone_at === null),
    topics: await readTopics(dataFolder),
    patterns,
    forgotten: await readForgotten(dataFolder),
    dropCorrections: async (isGone) => {
      await rewriteCorrections((correction) => (isGone(correction) ? null : correction), dataFolder);
      await rewriteAnswerCorrections((correction) => (isGone(correction) ? null : correction), dataFolder);
    },
  };
}
