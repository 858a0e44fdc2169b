/** How a form's action answers: what was foreseen as a sentence beside the form, not as a page of its own. */
import { fail } from '@sveltejs/kit';
import { saidOf, statusOf } from '../http/errors';

/** Runs the work; an error that was written for a person becomes { problem }. */
export async function said<T>(work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    const foreseen = saidOf(error);
    if (!foreseen) throw error;
    return fail(statusOf(error), { problem: foreseen.message });
  }
}
