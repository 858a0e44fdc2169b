/** undertone metric --compare as the parameters of a URL, so that the same code reads it. */
import { WrongUsage } from '../errors';
import type { Invocation } from './command';
import { textOption } from './options';

export const COMPARE_OPTION = {
  type: 'string' as const,
  value: 'WITH',
  help: 'before, year (52 weeks earlier), or days such as 2024-01-01..2024-01-28; without days of its own the period is the page’s',
};

/** --compare as the parameters of a URL. @throws WrongUsage */
export function compareParameters(invocation: Invocation): [string, string][] {
  const given = textOption(invocation, 'compare');
  if (given === undefined) return [];
  const [, from, to] = /^(.+)\.\.(.+)$/.exec(given) ?? [];
  if (from && to) return [['compare_from', from], ['compare_to', to]]; // prettier-ignore
  if (given === 'before' || given === 'year') return [['compare', given]];
  throw new WrongUsage(`--compare ${given}: expected before, year, or days such as 2024-01-01..2024-01-28.`);
}
