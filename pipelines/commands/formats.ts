/** undertone formats: what can be imported, and where a helpdesk gives it. */
import { FORMATS } from '../formats';
import type { Command } from './command';

export const formats: Command = {
  id: 'formats',
  summary: 'Lists what can be imported and where to get it.',
  options: { json: { type: 'boolean', help: 'one JSON object a line' } },
  async run({ values }) {
    for (const { id, title, whereToFind } of FORMATS)
      process.stdout.write(
        values.json ? `${JSON.stringify({ id, title, whereToFind })}\n` : `${id}: ${title}\n  ${whereToFind}\n`,
      );
    return 0;
  },
};
