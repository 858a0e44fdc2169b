/**
 * The customers' messages that weights may be fitted on, found by what is named in the project: its own set, the part
 * of the public sets that rules are tuned on (scripts/accuracy), never what is held out. Whoever has the data folder
 * fits the same messages.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsOf, type Message } from '../../pipelines/evaluate/file';
import { filesIn, OWN_SET } from '../../pipelines/evaluate/files';
import { thirdOf } from '../../pipelines/evaluate/thirds';
import { careOf } from '../accuracy/care';

/** A labelled message of a customer and the set that it is from. */
export type Labelled = Pick<
  Message,
  'id' | 'text' | 'context' | 'kind' | 'complaint' | 'mood' | 'tone' | 'disputed'
> & { source: 'own' | 'care' | 'care, second reading' };

/**
 * @param root the project's folder
 * @param folder the data folder: gold/*.jsonl and the corpora of the second labelled set
 * @throws CannotWork when a line or a column there is wrong
 */
export function messagesFor(root: string, folder: string): Labelled[] {
  const second = careOf(root, folder)?.contents['tuned on'].messages ?? [];
  return [
    ...from('own', tunedIn(join(root, OWN_SET))),
    ...from('care', tunedIn(join(folder, 'gold'))),
    ...from('care, second reading', second),
  ];
}

/** The two thirds of a folder's messages that are not held out. */
function tunedIn(folder: string): Message[] {
  return filesIn(folder, '.jsonl')
    .flatMap((file) => contentsOf(file, readFileSync(file, 'utf8')).messages)
    .filter(({ id }) => thirdOf(id) === 'rest');
}

function from(source: Labelled['source'], messages: readonly Message[]): Labelled[] {
  return messages
    .filter(({ role }) => role === 'customer')
    .map(({ id, text, context, kind, complaint, mood, tone, disputed }) => ({
      id,
      text,
      context,
      kind,
      complaint,
      mood,
      tone,
      disputed,
      source,
    }));
}
