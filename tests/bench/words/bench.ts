/** How fast messages are read, against the two libraries that people would compare with. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '../paths';
import { runInTurn, spreadOf, timesAsFast, type Round } from '../rounds';
import { count, ratio, tableOf } from '../table';
import { sampleMessages } from './sample';
import { SUBJECTS, type SubjectName } from './subjects';

const ROUNDS = 31;
/** A process that reads a million messages is warm; after two rounds of a tenth of a second compilers still work. */
const WARM_UPS = 10;

export async function benchWords(): Promise<string> {
  const names = Object.keys(SUBJECTS) as SubjectName[];
  const readers = new Map<SubjectName, ChildProcess>();
  try {
    for (const name of names) readers.set(name, await startReader(name));
    const rounds = Object.fromEntries(names.map((name) => [name, () => askForRound(readers.get(name)!)])) as Record<
      SubjectName,
      Round
    >;
    const timings = await runInTurn(rounds, ROUNDS, WARM_UPS);
    const { length } = sampleMessages();
    return tableOf(
      `Reading ${count(length)} messages of the sample, ${ROUNDS} rounds in turn (median, quartiles)`,
      ['', '× as fast as wink-nlp', '× as fast as vader', 'ms a message', 'messages/s'],
      names.map((name) => {
        const { median } = spreadOf(timings[name]);
        return [
          name,
          ratio(timesAsFast(timings[name], timings['wink-nlp, minimal pipe'])),
          ratio(timesAsFast(timings[name], timings['vader-sentiment'])),
          ((median / length) * 1000).toFixed(3),
          count(length / median),
        ];
      }),
    );
  } finally {
    for (const reader of readers.values()) reader.disconnect();
  }
}

async function startReader(name: SubjectName): Promise<ChildProcess> {
  const reader = fork(builtFile('reader.js'), [name], { stdio: 'inherit' });
  await answerOf(reader);
  return reader;
}

async function askForRound(reader: ChildProcess): Promise<number> {
  reader.send('round');
  return Number(await answerOf(reader));
}

/** @throws Error when the process ends instead of answering */
async function answerOf(reader: ChildProcess): Promise<unknown> {
  const isOver = new AbortController();
  const ended = once(reader, 'exit', { signal: isOver.signal }).then(([code]) => {
    throw new Error(`A reader ended with code ${code} before its round was done.`);
  });
  ended.catch(() => undefined);
  try {
    const [answer] = await Promise.race([once(reader, 'message', { signal: isOver.signal }), ended]);
    return answer;
  } finally {
    isOver.abort();
  }
}
