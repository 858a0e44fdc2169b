/** A console on a small warehouse, with the built command as its children. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONSOLE_LIMITS, type ConsoleQuery, type RowFormat } from '../../../src/lib/model/console';
import { queriesOf } from '../../../src/lib/server/console/chosen';
import { Console, type RunOptions } from '../../../src/lib/server/console/console';
import { ConsoleFailure } from '../../../src/lib/server/console/problem';
import { buildCommand } from '../../integration/command';
import { putWarehouse, type Rows } from '../fixture';

/** Nothing here is about time: a busy machine may take its own. */
export const PATIENT = { ...DEFAULT_CONSOLE_LIMITS, seconds: 120 };

export interface Door {
  console: Console;
  /** with warehouse.duckdb in it */
  folder: string;
  /** path of the built command */
  command: string;
  ask(query: ConsoleQuery, format?: RowFormat, options?: Partial<RunOptions>): Promise<Asked>;
  /** The problem of a query that has to have one. */
  problemOf(query: ConsoleQuery, options?: Partial<RunOptions>): Promise<ConsoleFailure['problem']>;
  close(): void;
}

export type Asked = Awaited<ReturnType<Console['run']>> & { body: Buffer };

export async function openDoor(rows: Rows): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-console-'));
  await putWarehouse(folder, rows);
  const command = await buildCommand();
  const console = new Console(queriesOf(folder, () => command.path));
  const door: Door = {
    console,
    folder,
    command: command.path,
    async ask(query, format = 'json', options = {}) {
      const answer = await console.run(query, { format, limits: PATIENT, ...options });
      const parts: Uint8Array[] = [];
      for (let part = await answer.next(); part; part = await answer.next()) parts.push(part);
      return { ...answer, body: Buffer.concat(parts) };
    },
    async problemOf(query, options = {}) {
      const error = await door.ask(query, 'json', options).catch((thrown: unknown) => thrown);
      if (!(error instanceof ConsoleFailure)) throw new Error(`Expected a problem with ${query.sql.slice(0, 200)}`);
      return error.problem;
    },
    close() {
      console.close();
      command.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return door;
}
