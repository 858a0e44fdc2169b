/**
 * Fifty people who read at once, with a million messages, while an import runs beside them and puts another warehouse
 * in place: how much longer they wait than one reader who asks the same questions, and that nobody gets an error or an
 * answer that is put together from two warehouses.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { daysOfData } from '../../../src/lib/server/report/days';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { importInto, importOnto } from '../import/run';
import { SAMPLE } from '../paths';
import { enlargeToAMillion } from '../pages/million';
import { quantile } from '../rounds';
import { count, digits, tableOf } from '../table';
import { questionsOf } from './questions';
import { faultsOf, read, type Answer } from './reading';
import { serve } from './server';

const READERS = 50;
const QUESTIONS = 600;

export async function benchReaders(folder: string): Promise<string> {
  const dataFolder = join(folder, 'readers');
  await importInto(dataFolder, SAMPLE);
  const messages = await enlargeToAMillion(dataFolder);
  const days = await daysOfData(dataFolder);
  await warehouse(dataFolder).close();
  if (!days) throw new Error('The sample holds no conversations any more: the bench of readers needs some.');
  const questions = questionsOf(days.last, QUESTIONS);

  const measured: [string, Answer[]][] = [];
  for (const readers of [1, READERS])
    for (const isBeside of [false, true]) {
      const who = readers === 1 ? 'one reader' : `${readers} readers`;
      const answers = await reading(
        dataFolder,
        questions,
        readers,
        isBeside ? newExport(folder, measured.length) : null,
      );
      measured.push([isBeside ? `${who}, beside an import` : who, answers]);
    }
  const base = measured.slice(0, 2).map(([, answers]) => quantile(secondsOf(answers), 0.95));
  return tableOf(
    `${count(READERS)} readers of ${count(messages)} messages, ${count(QUESTIONS)} pages and figures each time, milliseconds`,
    ['who', '× p95 of one', 'p50', 'p95', 'generations', 'failed', 'torn'],
    measured.map(([who, answers], at) => {
      const seconds = secondsOf(answers);
      const { failed, torn } = faultsOf(answers);
      return [
        who,
        digits(quantile(seconds, 0.95) / base[at % 2]!),
        ...[0.5, 0.95].map((share) => count(quantile(seconds, share) * 1000)),
        count(new Set(answers.map(({ generation }) => generation)).size),
        ...[failed, torn].map(({ length }) => count(length)),
      ];
    }),
  );
}

/** Of the questions once: until an import is over a fast reader asks the same again and again, which is remembered. */
const secondsOf = (answers: readonly Answer[]) => answers.slice(0, QUESTIONS).map(({ seconds }) => seconds);

/** On a server that has remembered nothing; with an export, readers go on until its import is over. */
async function reading(dataFolder: string, questions: string[], readers: number, path: string | null) {
  const { address, stop } = await serve(dataFolder);
  try {
    if (!path) return await read(address, questions, readers);
    let isImporting = true;
    const importing = importOnto(dataFolder, path).finally(() => (isImporting = false));
    const answers = await read(address, questions, readers);
    // What is asked after the swap belongs to it.
    while (isImporting) answers.push(...(await read(address, questions.slice(0, readers), readers)));
    await importing;
    answers.push(...(await read(address, questions.slice(0, readers), readers)));
    return answers;
  } finally {
    await stop();
  }
}

/** A hundred conversations that nobody has imported yet. */
function newExport(folder: string, number: number): string {
  const path = join(folder, `readers-${number}.csv`);
  const lines = ['conversation_id,message_id,role,author,sent_at,text'];
  for (let chat = 0; chat < 100; chat++) {
    const began = Date.UTC(2026, 9, 1) + chat * 900_000;
    const said = [
      ['customer', `${number}-${chat}`, `The export of list ${chat} is empty again and I am annoyed.`],
      ['agent', 'a1', 'Sorry about the empty export. Which month do you need?'],
      ['customer', `${number}-${chat}`, 'October, please.'],
    ];
    for (const [at, [role, author, text]] of said.entries())
      lines.push(`${number}-${chat},${at},${role},${author},${new Date(began + at * 60_000).toISOString()},"${text}"`);
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
