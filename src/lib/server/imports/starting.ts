/** What a request asks to be imported -> the command that does it. Nothing of the request reaches it unchecked. */
import { IANAZone } from 'luxon';
import type { Job, RedactionPreview } from '../../model/imports';
import { ACCOUNT_NAME } from '../../model/imports';
import { BadRequest } from '../http/errors';
import { handOver } from './handingover';
import { jobs } from './importing';
import { forgetUploads, keepMapping, uploadPath } from './uploads';
import { warehouse } from '../warehouse/warehouse';
import { patternsFrom } from './patterns';
import { dataFolder, readSettings } from '../workspace/workspace';

const MOST_FILES = 200;

/**
 * Starts the import of uploaded files: { uploads: string[], mapping?, format?, account?, timezone?, exportedAt?, redact?, agents? }.
 * @throws BadRequest when something asked for is not possible
 */
export async function startImport(body: Record<string, unknown>, folder = dataFolder()): Promise<Job> {
  const paths = await uploadsOf(body, folder);
  const options = ['--data', folder];
  if (body.mapping !== undefined && body.mapping !== null) {
    if (typeof body.mapping !== 'object') throw new BadRequest('"mapping": expected an object with columns.');
    options.push('--mapping', await keepMapping(paths[0] as string, body.mapping));
  }
  if (body.format) options.push('--format', asked(body.format, 'format', /^[a-z][a-z0-9-]{0,40}$/, 'zendesk'));
  if (body.account) options.push('--account', asked(body.account, 'account', ACCOUNT_NAME, 'shop-eu'));
  if (body.timezone) options.push('--timezone', zone(body.timezone));
  if (body.exportedAt) {
    const instant = asked(
      body.exportedAt,
      'exportedAt',
      /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/,
      '2024-05-16T16:55:00Z',
    );
    options.push('--exported-at', instant);
  }
  const redact = namesOf(body.redact, 'redact', /^[a-z][a-z0-9_-]{0,39}$/);
  if (redact) options.push('--redact', redact.join(',') || 'none');
  if (body.agents) options.push('--agents', asked(body.agents, 'agents', /^(named|pseudonym)$/, 'pseudonym'));
  return jobs().start('import', paths, options, async () => {
    await forgetUploads(paths, folder);
    await warehouse(folder).caughtUp();
  });
}

/** What is in uploaded files, before anything is imported: the command's own answer. */
export async function detect(
  body: Record<string, unknown>,
  signal?: AbortSignal,
  folder = dataFolder(),
): Promise<unknown> {
  const paths = await uploadsOf(body, folder);
  try {
    return await jobs().ask(['detect', ...paths, '--data', folder], signal);
  } catch (error) {
    throw new BadRequest((error as Error).message);
  }
}

/**
 * What redaction would do to uploaded files: { uploads, redact?: string[], phoneCountries?: string[], patterns?:
 * { name, pattern }[], mapping? }. Patterns need not be kept yet; without `redact` the settings' choice is shown.
 * @throws BadRequest when something asked for is not possible, WorkspaceProblem when a pattern is none
 */
export async function previewRedaction(
  body: Record<string, unknown>,
  signal?: AbortSignal,
  folder = dataFolder(),
): Promise<RedactionPreview> {
  const paths = await uploadsOf(body, folder);
  const redact = namesOf(body.redact, 'redact', /^[a-z][a-z0-9_-]{0,39}$/) ?? (await readSettings(folder)).redact;
  const countries = namesOf(body.phoneCountries, 'phoneCountries', /^[A-Z]{2}$/);
  const patterns = patternsFrom(body.patterns ?? [], 'the patterns', 'Nothing was changed.');
  const options = ['--data', folder, '--redact', redact.join(',') || 'none'];
  if (countries) options.push('--phone-countries', countries.join(','));
  for (const { name, pattern } of patterns) options.push('--pattern', `${name}=${pattern}`);
  if (body.mapping !== undefined && body.mapping !== null)
    options.push('--mapping', await keepMapping(paths[0] as string, body.mapping));
  try {
    const said = (await jobs().ask(['detect', ...paths, ...options], signal)) as { redaction: RedactionPreview };
    return said.redaction;
  } catch (error) {
    throw new BadRequest((error as Error).message);
  }
}

/** A list of names in a request; undefined when there is none. */
function namesOf(value: unknown, name: string, shape: RegExp): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' && shape.test(one))) return value;
  throw new BadRequest(`"${name}": expected a list of names, found ${JSON.stringify(value)}.`);
}

/** Jobs that were asked for again while they ran: they may have read the workspace before the last decision. */
const askedAgain = new Set<string>();

/**
 * Brings what was decided in the workspace into the figures. While that runs, a further wish starts one more run after
 * it, however many wishes there are: ten corrections in a row are not ten copies of the warehouse.
 */
export function startApply(folder = dataFolder()): Job {
  const running = jobs()
    .list()
    .find(({ kind, state }) => kind === 'apply' && state === 'running');
  if (running) {
    askedAgain.add(running.id);
    return running;
  }
  const started = jobs().start('apply', [], ['--data', folder], () => warehouse(folder).caughtUp());
  const forget = jobs().listen((job) => {
    if (job.id !== started.id || job.state === 'running') return;
    forget();
    if (askedAgain.delete(job.id)) startApply(folder);
  });
  return started;
}

/** The same here, or by the node that has the warehouse's file: null then. */
export async function applyDecisions(folder = dataFolder()): Promise<Job | null> {
  return (await handOver(folder)) ? null : startApply(folder);
}

/** The same, where there is something to recalculate: before the first import there is not. */
export async function applyIfThere(folder = dataFolder()): Promise<Job | null> {
  return (await warehouse(folder).exists()) ? applyDecisions(folder) : null;
}

/** Starts it and waits for its end; false when it failed. */
export function applyToEnd(folder = dataFolder()): Promise<boolean> {
  const started = startApply(folder);
  return new Promise((resolve) => {
    const forget = jobs().listen((job) => {
      if (job.id !== started.id || job.state === 'running') return;
      forget();
      resolve(job.state === 'done');
    });
  });
}

async function uploadsOf({ uploads }: Record<string, unknown>, folder: string): Promise<string[]> {
  if (!Array.isArray(uploads) || uploads.length === 0 || uploads.length > MOST_FILES) {
    throw new BadRequest(
      `"uploads": expected a list of 1 to ${MOST_FILES} uploads, as PUT /api/uploads/NAME answered them.`,
    );
  }
  return Promise.all(uploads.map((upload) => uploadPath(upload, folder)));
}

function asked(value: unknown, name: string, shape: RegExp, example: string): string {
  if (typeof value === 'string' && shape.test(value)) return value;
  throw new BadRequest(`"${name}": expected something like ${example}, found ${JSON.stringify(value)}.`);
}

function zone(value: unknown): string {
  if (typeof value === 'string' && IANAZone.isValidZone(value)) return value;
  throw new BadRequest(`"timezone": expected an IANA time zone such as Europe/Berlin, found ${JSON.stringify(value)}.`);
}
