/** Who and what was forgotten on purpose: <data>/workspace/forgotten.json. It holds hashes and a day, no names. */
import { isDay } from '../../filters';
import { NOTHING_FORGOTTEN, type Forgotten } from '../../model/forgotten';
import { jsonDocument } from '../store/document';
import { WorkspaceProblem, dataFolder } from '../workspace/workspace';

const FILE = 'forgotten.json';
const MEND = 'Correct the file; without it, importing an old export brings back who was forgotten.';

const FORGOTTEN = jsonDocument(FILE, forgottenFrom, MEND);

/** @throws WorkspaceProblem when the file is not as rememberForgotten writes it */
export const readForgotten = (folder = dataFolder()): Promise<Forgotten> => FORGOTTEN.read(folder);

function forgottenFrom(content: unknown): Forgotten {
  const { customers, before } = (content ?? NOTHING_FORGOTTEN) as Partial<Forgotten>;
  const problem = (expected: string) => new WorkspaceProblem(`workspace/${FILE}`, `expected ${expected}.`, MEND);
  if (!Array.isArray(customers) || !customers.every((one) => /^[0-9a-f]{16}$/.test(String(one?.id))))
    throw problem('"customers" as a list of { "id": 16 hexadecimal digits, "at": an instant }');
  if (before !== null && !(typeof before === 'string' && isDay(before)))
    throw problem('"before" as a day such as 2024-05-16, or null');
  return { customers, before };
}

/** Adds to what was forgotten; of two days the later one holds. */
export async function rememberForgotten(
  { customers, before }: { customers: readonly string[]; before: string | null },
  folder = dataFolder(),
  now = new Date(),
): Promise<Forgotten> {
  return FORGOTTEN.change(folder, (known) => {
    const added = customers.filter((id) => !known.customers.some((one) => one.id === id));
    const days = [known.before, before].filter((day) => day !== null).sort();
    const all: Forgotten = {
      customers: [...known.customers, ...added.map((id) => ({ id, at: now.toISOString() }))],
      before: days.at(-1) ?? null,
    };
    return { kept: all, answer: all };
  });
}
