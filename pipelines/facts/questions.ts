/** Whether questions were answered (methodology M30, experimental), and whether the answer was only a link (M20). */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { Episode } from './episode';
import { heardIn } from './heard';
import { hasTag } from './message';
import { contentWords, sentencesOf } from './sentences';

export type QuestionFacts = Pick<
  ConversationFactRow,
  'has_link_deflection' | 'customer_question_count' | 'answered_question_count'
>;

/**
 * A question counts as answered when the team's next turn takes up one of its words. The last turn of an episode that
 * is still open is not counted: its answer may be on its way.
 */
export function questionFacts({ agents, turns, isOpen }: Episode): QuestionFacts {
  let asked = 0;
  let answered = 0;
  for (const [i, { side, messages }] of turns.entries()) {
    const isPending = isOpen && i === turns.length - 1;
    if (side !== 'customer' || isPending || !messages.some(({ text }) => text.includes('?'))) continue;
    const said = heardIn(turns[i + 1]?.messages ?? []);
    for (const words of questionsIn(messages.map(({ text }) => text))) {
      asked += 1;
      if (words.some((word) => said.has(word))) answered += 1;
    }
  }
  return {
    has_link_deflection: agents.some((message) => hasTag(message, 'link_deflection')),
    customer_question_count: asked,
    answered_question_count: answered,
  };
}

/** The content words of each question; "Why?" has none and asks about what was said before. */
function questionsIn(texts: readonly string[]): string[][] {
  return texts
    .filter((text) => text.includes('?'))
    .flatMap((text) => sentencesOf(text))
    .filter(({ text }) => text.includes('?'))
    .map(({ text }) => contentWords(text))
    .filter((words) => words.length > 0);
}
