/** The list of questions, each with what it taught. */
import { noFilters } from '../../filters';
import type { QuestionSummary, QuestionsView } from '../../model/questionpage';
import type { Question } from '../../model/questions';
import { lint } from '../../text/question/lint';
import { coverage } from '../report/coverage';
import { daysOfData } from '../report/days';
import { decidedQuestions } from './questionpending';
import { saidOf } from './questionview';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

/** Also before the first import: a question can be decided on before anything is known. */
export async function questionsView(folder = dataFolder()): Promise<QuestionsView> {
  const { questions, held, isPending } = await decidedQuestions(folder);
  const hasData = await warehouse(folder).exists();
  const [line, days] = hasData ? await Promise.all([coverage(noFilters(), folder), daysOfData(folder)]) : [null, null];
  const summaries = await Promise.all(
    questions.map(async (question): Promise<QuestionSummary> => {
      const { score, grade } = lint(question.text);
      const says = hasData && held.has(question.id) ? await saidOf(question, folder) : null;
      return { question, state: stateOf(question, days?.last ?? null), says, lint: { score, grade } };
    }),
  );
  const newest = summaries.toSorted((one, other) => (one.question.active_from > other.question.active_from ? -1 : 1));
  return { coverage: line, questions: newest, isPending };
}

/** @param last last local day of the data; without data nothing has begun */
function stateOf({ active_from, active_to }: Question, last: string | null): QuestionSummary['state'] {
  if (last === null || active_from > last) return 'coming';
  return active_to < last ? 'over' : 'running';
}
