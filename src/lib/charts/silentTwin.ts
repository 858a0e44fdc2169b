/** The bars of silent sufferers as a table: the same rows, rounding and order. */
import { count } from '../components/say';
import type { SilentEstimate } from '../model/silent';
import type { Twin } from './twins';

export function silentTwin(topics: readonly SilentEstimate[], hrefOf: (topic: string) => string): Twin {
  return {
    columns: ['Topic', 'Told us', 'Lower bounds', '80 % range', 'Half below', 'Ceiling', '×11', 'Basis'],
    rows: topics.map(({ topic, title, told, bounds, affected, ceiling, ruleOfThumb, grade }) => ({
      key: topic,
      href: hrefOf(topic),
      cells: [
        title,
        count(told),
        bounds.map(count).join(', '),
        affected ? `${count(affected.likely.low)} to ${count(affected.likely.high)}` : 'too few',
        affected ? count(affected.median) : '',
        ceiling === null ? 'not known' : count(ceiling),
        ruleOfThumb === null ? '' : count(ruleOfThumb),
        affected ? grade : '',
      ],
    })),
  };
}
