/** Readers of a served dashboard: each opens something, reads it for some seconds, and opens the next. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { secondsSince } from '../rounds';
import { numbers } from './questions';

export interface Answer {
  path: string;
  seconds: number;
  /** 0: the connection broke */
  status: number;
  /** of the warehouse that it came from; null when the answer does not say */
  generation: string | null;
  /** hash of what it says */
  said: string;
}

/** Seconds for which somebody looks at what was opened. */
const LOOKS = { least: 4, most: 12 };

/**
 * Lets so many readers ask all questions, each the next one that nobody has asked. One reader alone does not pause:
 * nobody waits for them, so that it only takes longer.
 * @returns the answers, in the order in which they came
 */
export async function read(address: string, questions: readonly string[], readers: number): Promise<Answer[]> {
  const heard: Heard[] = [];
  let next = 0;
  const one = async (_: unknown, reader: number) => {
    const draw = numbers(reader + 1);
    const pause = () => sleep(1000 * (LOOKS.least + ((LOOKS.most - LOOKS.least) * (draw() % 1000)) / 1000));
    if (readers > 1) await sleep(LOOKS.most * 1000 * (reader / readers));
    for (let path = questions[next++]; path !== undefined; path = questions[next++]) {
      heard.push(await ask(address, path));
      if (readers > 1) await pause();
    }
  };
  await Promise.all(Array.from({ length: readers }, one));
  // Not while they read: the server shares its processors with us, and readers have machines of their own.
  return heard.map(({ body, ...answer }) => ({ ...answer, said: hashOf(body) }));
}

type Heard = Omit<Answer, 'said'> & { body: string };

async function ask(address: string, path: string): Promise<Heard> {
  const start = process.hrtime.bigint();
  try {
    const response = await fetch(address + path);
    const body = await response.text();
    const generation = response.headers.get('x-undertone-generation');
    return { path, seconds: secondsSince(start), status: response.status, generation, body };
  } catch {
    return { path, seconds: secondsSince(start), status: 0, generation: null, body: '' };
  }
}

/** Each page has a nonce of its own; two threads add numbers in an order of their own, so the last digits may differ. */
const hashOf = (body: string): string =>
  createHash('sha256')
    .update(body.replace(/nonce="[^"]*"/g, '').replace(/-?\d\.\d{9,}(?:e-\d+)?/g, rounded))
    .digest('hex');

const rounded = (number: string): string =>
  Number(number)
    .toFixed(8)
    .replace(/^-(0\.0+)$/, '$1');

/** Answers that failed, and those that say something else than another answer to that question of their generation. */
export function faultsOf(answers: readonly Answer[]): { failed: Answer[]; torn: Answer[] } {
  const whole = new Map<string, string>();
  const torn = answers.filter(({ path, status, generation, said }) => {
    if (status === 0) return false;
    const key = `${generation} ${path}`;
    const known = whole.get(key);
    if (known === undefined) whole.set(key, said);
    return generation === null || (known !== undefined && known !== said);
  });
  return { failed: answers.filter(({ status }) => status !== 200), torn };
}
