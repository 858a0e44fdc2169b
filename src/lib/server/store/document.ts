/** A document of the workspace as what it means: read and checked, changed, written so that a person can read it. */
import { WorkspaceProblem } from './problem';
import { storeOf, type Kept } from './store';

export interface Document<T> {
  /** @throws WorkspaceProblem for what cannot be used */
  read(folder: string): Promise<T>;
  /** Changes it while nobody else does. @param change may be asked again, so it only works out what is to be kept */
  change<Answer>(folder: string, change: (now: T) => Kept<T, Answer> | Promise<Kept<T, Answer>>): Promise<Answer>;
}

/** @param from gets null where there is none yet */
export function documentOf<T>(
  name: string,
  from: (text: string | null) => T | Promise<T>,
  to: (value: T) => string,
): Document<T> {
  return {
    async read(folder) {
      return from(await storeOf(folder).read(name));
    },
    change(folder, change) {
      return storeOf(folder).change(name, async (text) => {
        const { kept, answer } = await change(await from(text));
        return { ...(kept !== undefined && { kept: to(kept) }), answer };
      });
    },
  };
}

/**
 * A document in JSON.
 * @param from checks the content; null where there is none yet
 * @param mend what to do when it is not JSON
 * @param decided what of the value is written
 */
export function jsonDocument<T>(
  name: string,
  from: (content: unknown) => T | Promise<T>,
  mend: string,
  decided: (value: T) => unknown = (value) => value,
): Document<T> {
  return documentOf(
    name,
    (text) => from(text === null ? null : parsed(name, text, mend)),
    (value) => `${JSON.stringify(decided(value), null, 2)}\n`,
  );
}

/** A change that takes members out of a list: true when there were any. */
export function without<T>(list: readonly T[], isGone: (one: T) => boolean): Kept<T[], boolean> {
  const kept = list.filter((one) => !isGone(one));
  return kept.length === list.length ? { answer: false } : { kept, answer: true };
}

function parsed(name: string, text: string, mend: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WorkspaceProblem(`workspace/${name}`, `is not JSON (${(error as Error).message}).`, mend);
  }
}
