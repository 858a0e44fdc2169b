/** What stands on the desk of the SQL page: the query with its parameters, and the run that its rows come from. */
import type { ChartChoice } from '$lib/charts/query/choice';
import type { ConsoleProblem, ConsoleQuery, ConsoleTable } from '$lib/model/console';
import { plural } from '../say';
import { USUAL_ROWS, type DeskState } from './address';
import { answerTo, ask, Refused, runOf, stopRun } from './asking';
import { withoutEnd } from './blanked';
import { fieldsOf, valuesOf } from './parameters';
import { addRecent, isSame, recentQueries, type Recent } from './recent';
import type { Rows } from './rows';

/** none: nothing was run yet. */
export type Phase = 'none' | 'running' | 'done' | 'stopped' | 'failed';

export class Desk {
  sql = $state('');
  written = $state<Record<string, string>>({});
  limit = $state(USUAL_ROWS);
  show = $state<'table' | 'chart'>('table');
  chart = $state.raw<ChartChoice | null>(null);
  tables = $state.raw<ConsoleTable[]>([]);
  recent = $state.raw<Recent[]>([]);

  phase = $state<Phase>('none');
  /** what the rows are of */
  ran = $state.raw<ConsoleQuery | null>(null);
  rows = $state.raw<Rows | null>(null);
  /** rows that have arrived; follows them once a frame */
  arrived = $state(0);
  seconds = $state<number | null>(null);
  isTruncated = $state(false);
  /** how many there are, once somebody asked; null when it could not be counted */
  total = $state<number | 'unasked' | 'counting' | null>('unasked');
  problem = $state.raw<ConsoleProblem | null>(null);
  plan = $state<string | null>(null);

  readonly fields = $derived(fieldsOf(this.sql, this.tables));
  readonly query = $derived<ConsoleQuery>({
    sql: this.sql,
    parameters: valuesOf(this.fields, this.written),
    rows: this.limit,
  });
  /** The query was changed since it ran. */
  readonly isChanged = $derived(
    this.ran !== null && !isSame({ parameters: {}, ...this.ran }, { parameters: {}, ...this.query }),
  );

  #run: { id: string; abort: AbortController } | null = null;

  /** Puts a query down; what ran before stays until the next run. */
  open({ sql, written, rows, show, chart }: DeskState): void {
    this.sql = sql;
    this.written = written;
    this.limit = rows;
    this.show = show;
    this.chart = chart;
    this.problem = null;
    this.plan = null;
  }

  /** Only what the query has a field for stands in its address. */
  get state(): DeskState {
    const written = Object.fromEntries(this.fields.map(({ name }) => [name, this.written[name] ?? '']));
    return { sql: this.sql, written, rows: this.limit, show: this.show, chart: this.chart };
  }

  readRecent(): void {
    this.recent = recentQueries(localStorage);
  }

  /** True when this browser has run exactly this before. */
  get isKnown(): boolean {
    const asked = { sql: this.sql, parameters: this.query.parameters ?? {} };
    return this.recent.some((run) => isSame(run, asked));
  }

  async run(): Promise<void> {
    if (this.sql.trim() === '') return;
    await this.stop();
    const query = this.query;
    const run = { id: newId(), abort: new AbortController() };
    this.#run = run;
    this.#clear();
    this.phase = 'running';
    this.ran = query;
    const isMine = () => this.#run === run;
    try {
      await ask(query, run.id, run.abort.signal, {
        begun: (rows) => {
          if (isMine()) this.rows = rows;
        },
        more: () => this.#follow(),
      });
      if (isMine()) await this.#ended(run.id, 'done');
    } catch (error) {
      if (!isMine()) return;
      if (error instanceof Refused) this.#failed(error.problem);
      else await this.#ended(run.id, 'failed');
    }
    if (isMine()) this.#run = null;
  }

  /** Stops the run on the server and keeps the rows that have arrived. */
  async stop(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    this.#run = null;
    this.phase = 'stopped';
    this.arrived = this.rows?.count ?? 0;
    this.#remember('stopped');
    run.abort.abort();
    await stopRun(run.id);
  }

  /** How the engine would do it, instead of doing it. */
  async explain(): Promise<void> {
    await this.stop();
    this.#clear();
    this.phase = 'none';
    this.ran = null;
    try {
      const { rows } = await answerTo({ ...this.query, isPlan: true });
      this.plan = rows.map((row) => String(row.at(-1))).join('\n');
    } catch (error) {
      this.#failed(problemOf(error));
    }
  }

  /** Counts all rows of a truncated run. */
  async countAll(): Promise<void> {
    const ran = this.ran;
    if (!ran) return;
    this.total = 'counting';
    const sql = `select count(*) from (\n${withoutEnd(ran.sql)}\n) counted`;
    const total = await answerTo({ ...ran, sql, rows: 1 }).then(
      ({ rows }) => Number(rows[0]?.[0]),
      () => null,
    );
    if (this.ran === ran) this.total = total;
  }

  #clear(): void {
    this.rows = null;
    this.arrived = 0;
    this.seconds = null;
    this.isTruncated = false;
    this.total = 'unasked';
    this.problem = null;
    this.plan = null;
  }

  #failed(problem: ConsoleProblem): void {
    this.phase = 'failed';
    this.problem = problem;
    this.#remember(problem.kind === 'time' ? 'took too long' : 'no rows');
  }

  async #ended(id: string, phase: 'done' | 'failed'): Promise<void> {
    const run = await runOf(id).catch(() => null);
    if (this.#run?.id !== id) return;
    this.arrived = this.rows?.count ?? 0;
    this.seconds = run?.seconds ?? null;
    // Where nobody knows any more how it went (another server answers, say), as many rows as were asked for may be cut.
    this.isTruncated = run?.isTruncated ?? this.arrived >= this.limit;
    if (phase === 'done' && !run?.problem) {
      this.phase = 'done';
      this.#remember(`${plural(this.arrived, 'row')}${run ? ` in ${run.seconds.toFixed(2)} s` : ''}`);
    } else this.#failed(run?.problem ?? BROKEN);
  }

  #remember(said: string): void {
    if (!this.ran) return;
    const { sql, parameters = {} } = this.ran;
    this.recent = addRecent(localStorage, { sql, parameters, said });
  }

  #isFollowing = false;
  #follow(): void {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    requestAnimationFrame(() => {
      this.#isFollowing = false;
      this.arrived = this.rows?.count ?? 0;
    });
  }
}

const BROKEN: ConsoleProblem = {
  kind: 'failed',
  message: 'The connection to the server broke off before the last row.',
  hint: 'Run it again. The query is still here.',
};

const problemOf = (error: unknown): ConsoleProblem =>
  error instanceof Refused ? error.problem : { ...BROKEN, message: 'The server could not be reached.' };

/** A UUID also where crypto.randomUUID is missing: over plain HTTP from another machine. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
