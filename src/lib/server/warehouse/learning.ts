/** What a generation was asked, so that the next one can be asked the same before anybody looks at it. */
import type { Params } from '../engine/engine';
import type { Generation } from './generation';
import { weightOfRows } from './memory';

/** One query, as a memory knows it. Its answer depends on nothing but the generation, so that nobody need ask it. */
export class Query {
  constructor(
    readonly sql: string,
    readonly params: Params,
  ) {}
}

/**
 * Asks one generation what another was asked, the latest first, one query at a time: readers keep the engine's other room.
 * @param isEnough looked at before each query
 */
export async function learn(next: Generation, last: Generation, isEnough: () => boolean): Promise<void> {
  for (const question of last.memory.questions()) {
    if (isEnough()) return;
    if (!(question instanceof Query)) continue;
    const { sql, params } = question;
    // What fails is said to whoever asks for it.
    await next.memory.ask(question, () => next.engine.rows(sql, params), weightOfRows).catch(() => undefined);
  }
}
