/** Which kind of progress a command shows. */
import { jsonProgress, silent, terminalProgress, type Progress } from '../progress';
import type { Invocation } from './command';

/** Bar on a terminal, JSON lines on request, silence otherwise. */
export function progressFor({ values }: Invocation): Progress {
  if (values.progress) return jsonProgress((text) => process.stdout.write(text));
  return process.stderr.isTTY ? terminalProgress((text) => process.stderr.write(text)) : silent;
}
