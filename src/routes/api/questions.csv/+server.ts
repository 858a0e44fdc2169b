/** GET ?question=: the answers to one question as CSV, as the page lists them, with the filters on top. */
import { answersChosenFrom, filtersFrom } from '$lib/filters';
import { answerCsv } from '$lib/server/http/answers';
import { answerRows, fittingAnswers, shownAnswers, tableOfAnswers } from '$lib/server/questions/answerlist';
import { coverage } from '$lib/server/report/coverage';
import { csvOf } from '$lib/server/report/csv';
import { BadRequest } from '$lib/server/http/errors';
import { valueLabels } from '$lib/server/report/options';
import { readQuestions } from '$lib/server/questions/questions';
import { aboutOf } from '$lib/server/report/tables';
import { dataFolder } from '$lib/server/workspace/workspace';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) =>
  answerCsv(`answers-${url.searchParams.get('question') ?? ''}.csv`, async () => {
    const { filters } = filtersFrom(url);
    const question = (await readQuestions()).find(({ id }) => id === filters.question);
    if (!question) throw new BadRequest('"question": expected the id of a question.', 404);
    const [rows, line, labels] = await Promise.all([
      answerRows(filters, dataFolder()),
      coverage(filters),
      valueLabels(),
    ]);
    const answers = fittingAnswers(await shownAnswers(rows, question.id, dataFolder()), answersChosenFrom(url));
    return csvOf(aboutOf(filters, line, labels), tableOfAnswers(question.text, question.unit, answers, url.origin));
  });
