/** Commands run in the test's own process, which is much faster than building them. */
import { vi } from 'vitest';
import type { Command } from '../../../pipelines/commands/command';

/** Runs a command in this process and reads the JSON it prints. */
export async function run(
  data: string,
  command: Command,
  values: Record<string, string | boolean>,
  positionals: string[] = [],
) {
  const said: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const quiet = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    await command.run({ values: { json: true, ...values }, positionals, dataFolder: data, home: '' });
  } finally {
    spy.mockRestore();
    quiet.mockRestore();
  }
  return JSON.parse(said.join('').trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
}
