/** The workspace in PostgreSQL, shared by all nodes. A change compares versions, so that of two at once neither is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseAddress } from '../../model/databaseaddress';
import { rowsFrom } from './database';
import { NoDatabase } from './problem';
import type { Kept, Store } from './store';

/** In each round one of those who change a document at once gets through, so this many can. */
const MOST_ROUNDS = 200;

export class DatabaseStore implements Store {
  readonly #address: DatabaseAddress;

  constructor(address: DatabaseAddress) {
    this.#address = address;
  }

  async read(name: string): Promise<string | null> {
    return (await this.#document(name))?.content ?? null;
  }

  async change<Answer>(
    name: string,
    change: (text: string | null) => Kept<string, Answer> | Promise<Kept<string, Answer>>,
  ): Promise<Answer> {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const found = await this.#document(name);
      const { kept, answer } = await change(found?.content ?? null);
      if (kept === undefined || (await this.#replace(name, kept, found?.version ?? null))) return answer;
      // Who lost waits a moment of a length of its own, so that the same ones do not meet again.
      await sleep(Math.random() * Math.min(round, 10));
    }
    throw new NoDatabase(this.#address.shown, `workspace/${name} was changed by others ${MOST_ROUNDS} times meanwhile`);
  }

  async append(log: string, line: string): Promise<void> {
    await this.#rows('insert into undertone.log_lines (log, line) values ($1, $2)', [log, line]);
  }

  async lines(log: string): Promise<string[]> {
    const rows = await this.#rows<{ line: string }>(
      'select line from undertone.log_lines where log = $1 order by number',
      [log],
    );
    return rows.map(({ line }) => line);
  }

  async keepLines(log: string, isKept: (line: string) => boolean): Promise<void> {
    const rows = await this.#rows<{ number: string; line: string }>(
      'select number, line from undertone.log_lines where log = $1',
      [log],
    );
    const gone = rows.filter(({ line }) => !isKept(line)).map(({ number }) => number);
    if (gone.length) await this.#rows('delete from undertone.log_lines where number = any($1::bigint[])', [gone]);
  }

  async list(): Promise<{ documents: string[]; logs: string[] }> {
    const names = (rows: { name: string }[]) => rows.map(({ name }) => name).sort();
    return {
      documents: names(await this.#rows('select name from undertone.documents')),
      logs: names(await this.#rows('select distinct log as name from undertone.log_lines')),
    };
  }

  async #document(name: string): Promise<{ content: string; version: string } | null> {
    const [row] = await this.#rows<{ content: string; version: string }>(
      'select content, version from undertone.documents where name = $1',
      [name],
    );
    return row ?? null;
  }

  /** False when it is not of that version any more. @param version null: there was none */
  async #replace(name: string, content: string, version: string | null): Promise<boolean> {
    const rows =
      version === null
        ? await this.#rows(
            `insert into undertone.documents (name, content, version) values ($1, $2, 1)
             on conflict (name) do nothing returning name`,
            [name, content],
          )
        : await this.#rows(
            `update undertone.documents set content = $2, version = version + 1, changed_at = now()
             where name = $1 and version = $3 returning name`,
            [name, content, version],
          );
    return rows.length === 1;
  }

  #rows<Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return rowsFrom<Row>(this.#address, sql, values);
  }
}
