/** undertone formats: what can be imported, where a helpdesk gives it, and which exports are of no use. */
import { FORMATS } from '../formats';
import { UNUSABLE_EXPORTS } from '../formats/others';
import type { Command } from './command';

export const formats: Command = {
  id: 'formats',
  summary:
    'Lists what can be imported and where to get it, and what to ask for instead of exports that hold no messages.',
  options: { json: { type: 'boolean', help: 'one JSON object a line: formats, then exports that cannot be used' } },
  async run({ values }) {
    const read = FORMATS.map(({ id, title, whereToFind }) => ({ id, title, whereToFind }));
    if (values.json) {
      for (const line of [...read, ...UNUSABLE_EXPORTS]) process.stdout.write(`${JSON.stringify(line)}\n`);
      return 0;
    }
    for (const { id, title, whereToFind } of read) process.stdout.write(`${id}: ${title}\n  ${whereToFind}\n`);
    process.stdout.write('\nExports that cannot be used, and what to ask for instead. A file that …\n');
    for (const { what, instead } of UNUSABLE_EXPORTS) process.stdout.write(`… ${what}\n  ${instead}\n`);
    return 0;
  },
};
