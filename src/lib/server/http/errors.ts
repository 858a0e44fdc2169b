/** Errors whose message was written for the person who reads it, told apart from those that were not. */
import { ClusterProblem } from '../../model/clusterproblem';
import { NoFileHere } from '../warehouse/nowarehouse';
import { NoWarehouse } from '../warehouse/warehouse';
import { NoDatabase } from '../store/problem';
import { WorkspaceProblem } from '../workspace/workspace';

/** A request that cannot be carried out as asked: what was expected and what to do. The API answers 400. */
export class BadRequest extends Error {
  constructor(
    message: string,
    readonly status: 400 | 404 | 409 | 413 = 400,
    /** what to do next, where the message does not say it */
    readonly hint = '',
  ) {
    super(message);
    this.name = 'BadRequest';
  }
}

/** Message, next step and perhaps a heading for a page or the API; null for an error that nobody foresaw. */
export function saidOf(error: unknown): { message: string; hint: string; title?: string } | null {
  if (error instanceof NoWarehouse) {
    return { message: 'Nothing is imported yet.', hint: 'Open Import and drop the export of your helpdesk.' };
  }
  if (error instanceof WorkspaceProblem) return { message: error.message, hint: 'Then reload this page.' };
  if (error instanceof NoDatabase)
    return { message: error.message, hint: 'Try again in a moment.', title: 'The database did not answer' };
  if (error instanceof BadRequest || error instanceof NoFileHere) return { message: error.message, hint: error.hint };
  if (error instanceof ClusterProblem)
    return { message: error.message, hint: error.hint, title: 'The cluster did not answer' };
  return null;
}

/** The status an error answers with. */
export function statusOf(error: unknown): number {
  if (error instanceof NoWarehouse || error instanceof NoFileHere) return 404;
  if (error instanceof WorkspaceProblem) return 422;
  if (error instanceof ClusterProblem || error instanceof NoDatabase) return 503;
  return error instanceof BadRequest ? error.status : 500;
}
