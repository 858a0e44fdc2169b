/**
 * Answers kept until the warehouse is another: what is in it never changes while it is served, so the same question
 * has the same answer. A second look at a page, and its way back, then cost nothing.
 */

/** One answer of waits over a year is some hundred KB; this many are a few screens. */
const MOST = 200;

const slot = globalThis as { undertoneRemembered?: Map<string, Promise<unknown>> };

/**
 * The answer to a question, worked out once for each state of the warehouse; those who ask meanwhile share it.
 * Whoever gets it must not change it. A failure is not kept.
 * @param state of the warehouse; null when it cannot be told, and then nothing is kept
 * @param question everything that the answer depends on, besides the warehouse
 */
export function remembered<T>(state: string | null, question: unknown, work: () => Promise<T>): Promise<T> {
  if (state === null) return work();
  const answers = (slot.undertoneRemembered ??= new Map());
  const key = JSON.stringify([state, question]);
  const known = answers.get(key) as Promise<T> | undefined;
  const answer = known ?? work();
  // Asked again counts as new: what nobody asks for goes first.
  answers.delete(key);
  answers.set(key, answer);
  if (!known) answer.catch(() => answers.delete(key));
  for (const oldest of answers.keys()) {
    if (answers.size <= MOST) break;
    answers.delete(oldest);
  }
  return answer;
}
