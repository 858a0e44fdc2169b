import { error } from '@sveltejs/kit';
import { answersChosenFrom, filtersFrom, withoutFilter } from '$lib/filters';
import { readQuestions } from '$lib/server/questions/questions';
import { questionView } from '$lib/server/questions/questionview';
import { orNothingYet } from '../../nothing-yet';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
  const question = (await readQuestions()).find(({ id }) => id === params.id);
  if (!question) {
    const hint = 'It may have been removed. The list of questions shows what there is.';
    error(404, { message: `There is no question "${params.id}".`, hint });
  }
  const filters = withoutFilter(withoutFilter(filtersFrom(url).filters, 'metric'), 'question');
  const chosen = answersChosenFrom(url);
  return { question, chosen, view: await orNothingYet(questionView(params.id, filters, chosen)) };
};
