/** A password from a person, who sees nothing of it, or from a script by standard input. Never from an option. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CannotWork } from '../errors';

/** @throws CannotWork when nobody is there to type, or the two differ */
export async function askPassword(isFromStdin: boolean): Promise<string> {
  if (isFromStdin) return (await text(process.stdin)).replace(/\r?\n$/, '');
  if (!process.stdin.isTTY)
    throw new CannotWork('There is no terminal to ask for the password: pipe it in, with --password-stdin.');
  const first = await typed('Password: ');
  if (first !== (await typed('Again: '))) throw new CannotWork('The two differ. Nothing was changed.');
  return first;
}

async function typed(question: string): Promise<string> {
  process.stderr.write(question);
  // A terminal that echoes into nothing: what is typed never stands on the screen.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((done, fail) => {
      line.once('close', () => fail(new CannotWork('Stopped. Nothing was changed.')));
      void line.question('').then(done, fail);
    });
  } finally {
    line.removeAllListeners('close');
    line.close();
    process.stderr.write('\n');
  }
}
