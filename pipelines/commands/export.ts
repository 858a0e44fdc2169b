/** undertone export: the warehouse as files for other tools. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { WrongUsage } from '../errors';
import { exportParquet } from '../export/write';
import { noWarehouse, warehousePath } from '../warehouse/generation';
import type { Command } from './command';
import { textOption } from './options';

export const exportCommand: Command = {
  id: 'export',
  summary: 'Writes the warehouse as hive-partitioned Parquet with a documented schema.',
  details: [
    'One folder a table; conversations, messages, tags and facts are cut into months (month=2026-03). README.md and',
    'schema.json say what each column means. The folder appears when it is whole, and every row was counted again.',
    'It holds what is stored, names of agents too: import with --agents pseudonym keeps them out.',
  ],
  options: {
    parquet: { type: 'string', value: 'DIR', help: 'folder to write; it must not exist yet, or be empty' },
    json: { type: 'boolean', help: 'what was written as one JSON object' },
  },
  async run(invocation) {
    const folder = textOption(invocation, 'parquet');
    if (!folder) throw new WrongUsage('Name the folder to write: --parquet DIR.');
    const data = resolve(invocation.dataFolder);
    if (!existsSync(warehousePath(data))) throw noWarehouse(data);
    const isJson = invocation.values.json === true;
    const written = await exportParquet(warehousePath(data), resolve(folder), ({ name, rows, files }) => {
      if (!isJson) process.stdout.write(`${name}: ${rows.toLocaleString('en')} rows, ${files} files\n`);
    });
    process.stdout.write(isJson ? `${JSON.stringify(written)}\n` : `Written to ${written.folder}\n`);
    return 0;
  },
};
