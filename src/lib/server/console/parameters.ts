/** The values that a query asks for, against those that came with it. */
import type { ParameterValue } from '../../model/console';
import { refused } from './refusals';

/** @param names without their $, as the query has them @throws ConsoleFailure naming those that are missing or too many */
export function checkParameters(names: readonly string[], parameters: Record<string, ParameterValue>): void {
  const missing = names.filter((name) => !Object.hasOwn(parameters, name));
  if (missing.length > 0)
    throw refused(
      `The query asks for ${missing.map((name) => `$${name}`).join(', ')}, and no value was given.`,
      'Give each parameter a value; null is one too.',
    );
  const unused = Object.keys(parameters).filter((name) => !names.includes(name));
  if (unused.length > 0)
    throw refused(
      `The query does not use ${unused.map((name) => `$${name}`).join(', ')}.`,
      names.length > 0 ? `It asks for ${names.map((name) => `$${name}`).join(', ')}.` : 'It has no parameters.',
    );
}
