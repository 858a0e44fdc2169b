import { CONTENT_WORDS, OPERATIONS } from '$lib/server/api/operations';
import { ENDPOINTS } from './files';
import type { PageServerLoad } from './$types';

/** What scripts read, with its parameters; the others are the pages' own. */
export const load: PageServerLoad = ({ url }) => ({
  origin: url.origin,
  read: Object.entries(OPERATIONS).map(([address, { summary, parameters = [], answers }]) => ({
    ...{ address, summary, formats: Object.keys(answers).map((type) => CONTENT_WORDS[type] ?? type) },
    parameters: parameters.map(({ name, description, schema }) => ({ name, description, takes: schema.enum ?? [] })),
  })),
  others: ENDPOINTS.filter(({ address }) => !OPERATIONS[address]),
});
