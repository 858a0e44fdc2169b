/** What is said when a query passes a limit: of this machine's engine or of a cluster, in the same words. */
import type { ConsoleProblem } from '../../model/console';

export function outOfTime(seconds: number): ConsoleProblem {
  return {
    kind: 'time',
    message: `The query took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and was stopped.`,
    hint: 'Filter on started_at or week, count on conversation_facts instead of messages, or look for a join that pairs everything with everything.',
  };
}

export function outOfMemory(megabytes: number): ConsoleProblem {
  return {
    kind: 'memory',
    message: `The query needed more than ${megabytes} megabytes and was stopped.`,
    hint: 'Ask for fewer rows or columns, filter earlier, or aggregate before joining.',
  };
}

/** @param what would have been larger, such as "The Parquet file" */
export function tooLarge(what: string, megabytes: number): ConsoleProblem {
  return {
    kind: 'memory',
    message: `${what} would be larger than ${megabytes} megabytes, so the query was stopped.`,
    hint: 'Ask for fewer rows or columns; "undertone export --parquet" writes everything.',
  };
}
