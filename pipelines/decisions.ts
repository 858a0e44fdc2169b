/** What people decided in the workspace, as far as it changes what stands in the warehouse. */
import type { Correction } from '../src/lib/model/corrections';
import type { Forgotten } from '../src/lib/model/forgotten';
import type { AnswerCorrection, Question } from '../src/lib/model/questions';
import type { OwnPattern } from '../src/lib/model/redaction';
import type { Settings } from '../src/lib/model/settings';
import type { TeamPhrase } from '../src/lib/model/phrases';
import type { OwnTopic } from '../src/lib/model/topics';

export interface Decisions {
  settings: Settings;
  /** the team's own, read beside the rules */
  phrases: readonly TeamPhrase[];
  /** those in force, oldest first */
  corrections: readonly Correction[];
  /** of the week, in the order in which they were added */
  questions: readonly Question[];
  /** what people said of answers to them, those in force, oldest first */
  answers: readonly AnswerCorrection[];
  /** what the team named that customers write about */
  topics: readonly OwnTopic[];
  /** of redaction, the team's own */
  patterns: readonly OwnPattern[];
  forgotten: Forgotten;
  /** Takes corrections out of the workspace for good, because what they quote is deleted. */
  dropCorrections?: (
    isGone: (correction: Pick<Correction, 'conversation_id' | 'message_id'>) => boolean,
  ) => Promise<void>;
}
