/**
 * Files on their way in: chosen, sent to the server, looked at, then imported. One at a time; a second choice replaces
 * the first as long as nothing has started.
 */
import { resolve } from '$app/paths';
import type { Mapping } from '../../mapping';
import type { Job } from '../../model/imports';
import { upload, type Upload } from './files';
import { foundColumns, isAsking, isComplete, previewOf, withMapping, type Preview } from './preview';
import { Redaction } from './redaction.svelte';

export interface Chosen {
  file: File;
  sentBytes: number;
  upload: Upload | null;
  problem: string | null;
}

/** What the importer's own detection said: the command's answer, as far as the page shows it. */
export interface Detection {
  groups: {
    format: string;
    title?: string;
    files: string[];
    /** as the files say it, or as it is called where they do not */
    account: string;
    isAccountAssumed?: boolean;
    /** of a mailbox: whose it is, as guessed */
    companyDomains?: string[];
    confidence?: number;
    reasons?: string[];
    mapping?: Mapping;
    savedOn?: string;
  }[];
  refused: { file: string; problem: string; nextStep: string }[];
  /** in no helpdesk's own format: their columns can be set; those with most meaning first */
  tables: Preview[];
}

async function ask<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const said = await response.json().catch(() => ({}));
  if (response.ok) return said as T;
  throw new Error([said.message, said.hint].filter(Boolean).join(' ') || `The server answered ${response.status}.`);
}

/** A table alone is shown even when nothing was found in it, so that its columns can be set. */
const worthShowing = (table: Preview | undefined, files: number): Preview | null =>
  table && (foundColumns(table) > 0 || files === 1) ? table : null;

export class Intake {
  chosen = $state<Chosen[]>([]);
  /** the table whose columns can be set, with what they were taken for */
  table = $state<Preview | null>(null);
  /** what the person has set; all else is the guess */
  given = $state<Partial<Mapping>>({});
  detection = $state<Detection | null>(null);
  /** what the person called the account, and whose mailbox it is; null: as suggested */
  account = $state<string | null>(null);
  companyDomains = $state<string[] | null>(null);
  problem = $state<string | null>(null);
  isStarting = $state(false);
  /** what is taken out of these files before they are written */
  readonly redaction = new Redaction();

  /** the files that were sent, as the server calls them; none while one is still on its way */
  uploads = $derived(
    this.chosen.every((one) => one.upload !== null) ? this.chosen.flatMap((one) => one.upload?.upload ?? []) : [],
  );

  mapping = $derived(this.table && isComplete(this.table) ? this.table.guess.mapping : null);
  isReady = $derived(
    this.chosen.length > 0 &&
      this.chosen.every((one) => one.upload !== null) &&
      (this.table && isComplete(this.table) ? !isAsking(this.table) : this.detection?.groups.length !== 0),
  );
  /** what cannot be imported whatever is chosen here */
  refused = $derived(this.detection?.refused.filter(({ file }) => file !== this.table?.file) ?? []);
  isSending = $derived(this.chosen.some((one) => one.upload === null && one.problem === null));

  async take(files: File[]): Promise<void> {
    this.forget();
    this.chosen = files.map((file) => ({ file, sentBytes: 0, upload: null, problem: null }));
    const own = this.chosen;
    void this.#look(files);
    void this.redaction.begin();
    for (const one of own) {
      try {
        one.upload = await upload(one.file, (bytes) => (one.sentBytes = bytes));
      } catch (error) {
        one.problem = error instanceof Error ? error.message : String(error);
      }
      // Another choice was made meanwhile: these files are no longer asked for.
      if (this.chosen !== own) return;
    }
    if (own.every((one) => one.upload !== null)) await this.#detect();
  }

  setMapping(preview: Preview, given: Partial<Mapping>): void {
    this.table = preview;
    this.given = given;
  }

  /** Starts the import; the files are handed over and the page is free for the next. */
  async start(timezone: string, account: string): Promise<void> {
    this.isStarting = true;
    this.problem = null;
    try {
      await ask<Job>(resolve('/api/import'), {
        uploads: this.chosen.flatMap((one) => one.upload?.upload ?? []),
        // Whoever presses Import has seen the columns: they are taken as they stand, certain or not.
        ...this.#said(),
        ...(await this.redaction.keep()),
        ...(timezone ? { timezone } : {}),
        ...(account ? { account } : {}),
      });
      this.forget();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    this.isStarting = false;
  }

  #said(): { mapping?: Partial<Mapping> } {
    const { mapping, companyDomains } = this;
    if (!companyDomains) return mapping ? { mapping } : {};
    return { mapping: { columns: {}, ...mapping, companyDomains } };
  }

  async stop(id: string): Promise<void> {
    await ask(resolve('/api/import/stop'), { id });
  }

  forget(): void {
    this.chosen = [];
    this.table = null;
    this.given = {};
    this.detection = null;
    this.account = null;
    this.companyDomains = null;
    this.problem = null;
    this.redaction.preview = null;
  }

  async #look(files: File[]): Promise<void> {
    const previews = await Promise.all(files.map(previewOf));
    // Prose with a comma in its first line is a table of nothing; the one with most columns that mean something is meant.
    const tables = previews.filter((preview) => preview !== null).sort((a, b) => foundColumns(b) - foundColumns(a));
    const best = tables[0];
    // The importer reads more than CSV, and may have answered first.
    if (this.detection === null) this.table = worthShowing(best, files.length);
  }

  /**
   * The importer's own sample of the table takes the place of the browser's: it looks into archives, workbooks, JSON and
   * every encoding. What was set before for a table of this shape is shown as set; what was set here meanwhile stays.
   */
  #takeTable({ groups, refused, tables }: Detection): void {
    const told = groups.reduce((sum, { files }) => sum + files.length, refused.length);
    const table = worthShowing(tables[0], told);
    const saved = groups.find(({ savedOn, files }) => savedOn && table && files.includes(table.file))?.mapping;
    if (Object.keys(this.given).length === 0 && saved) this.given = saved;
    this.table = table && withMapping(table, this.given);
  }

  async #detect(): Promise<void> {
    const uploads = this.chosen.flatMap((one) => one.upload?.upload ?? []);
    try {
      this.detection = await ask<Detection>(resolve('/api/detect'), { uploads });
      this.#takeTable(this.detection);
    } catch {
      // A look ahead only: the import itself says what it finds, and refuses what it cannot use.
      this.detection = null;
    }
  }
}
