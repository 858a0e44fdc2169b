/**
 * undertone forget: what is older than a day, or one customer, leaves every table and file of the data folder, and no
 * later import brings it back.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rememberForgotten } from '../../src/lib/server/imports/forgotten';
import { counted } from '../../src/lib/text/counted';
import { WrongUsage } from '../errors';
import { openIdentity, type Identity } from '../import/identity';
import { forgetStored, type Meant } from '../privacy/forget';
import { startOfDay } from '../privacy/forgotten';
import { warehouseInfo } from '../warehouse/catalogue';
import { rowsOf, type Database } from '../warehouse/database';
import { formerPath } from '../warehouse/former';
import type { Command, Invocation } from './command';
import { dayOption, textOption } from './options';
import { rework, REWORK_OPTIONS } from './rework';

/** What --json prints. */
interface Outcome {
  conversations: number;
  messages: number;
  rejects: number;
  corrections: number;
  /** files that were dropped on the page and lay in uploads/ */
  uploads: number;
  hasFormer: boolean;
  isDryRun: boolean;
}

export const forget: Command = {
  id: 'forget',
  summary: 'Deletes what is older than a day, or all of one customer, for good.',
  details: [
    'Conversations go with all their rows, with corrections that quote them, records that could not be used, the former',
    'warehouse and all uploads. What one customer wrote in conversations of others goes too. A later import leaves out',
    'what was forgotten and says so; for that, a hash of the customer or the day is kept in workspace/forgotten.json.',
  ],
  options: {
    before: { type: 'string', value: 'DATE', help: 'conversations that ended before this day, e.g. 2024-05-16' },
    customer: { type: 'string', value: 'WHO', help: 'an address, the id in the export, or a customer_id' },
    'dry-run': { type: 'boolean', help: 'counts what would go and deletes nothing' },
    ...REWORK_OPTIONS,
  },
  async run(invocation) {
    const day = dayOption(invocation, 'before') ?? null;
    const customer = textOption(invocation, 'customer')?.trim() || null;
    if ((day === null) === (customer === null))
      throw new WrongUsage('Name one of them: --before 2024-05-16, or --customer anna@mail.example.');
    const outcome = await forgetNow(invocation, day, customer);
    if (!outcome.isDryRun) rmSync(join(invocation.dataFolder, 'uploads'), { recursive: true, force: true });
    process.stdout.write(invocation.values.json ? `${JSON.stringify(outcome)}\n` : `${sentenceOf(outcome)}\n`);
    return 0;
  },
};

async function forgetNow(invocation: Invocation, day: string | null, customer: string | null): Promise<Outcome> {
  const { dataFolder } = invocation;
  const isDryRun = invocation.values['dry-run'] === true;
  return rework<Outcome>(
    invocation,
    async (next, decisions) => {
      const cutoff = day === null ? null : startOfDay(day, decisions.settings.timezone);
      const customers = customer === null ? [] : await idsOf(next, customer, openIdentity(dataFolder));
      const meant: Meant = { customers, cutoff, words: customer === null ? [] : [customer] };
      const removed = await forgetStored(next, meant);
      const kept = decisions.corrections.filter((correction) => !removed.isGone(correction));
      const answers = decisions.answers.filter((correction) => !removed.isGone(correction));
      const outcome: Outcome = {
        ...{ conversations: removed.conversations, messages: removed.messages, rejects: removed.rejects },
        corrections: decisions.corrections.length - kept.length + decisions.answers.length - answers.length,
        uploads: uploadsIn(dataFolder),
        hasFormer: existsSync(formerPath(dataFolder)),
        isDryRun,
      };
      decisions.corrections = kept;
      decisions.answers = answers;
      return {
        result: outcome,
        swap: !isDryRun,
        facts: isDryRun ? 'none' : 'todo',
        rulesVersion: (await warehouseInfo(next, 'rules_version')) ?? '',
        correctionStates: new Map(),
        isPurge: true,
        conclude: async () => {
          // Before the new warehouse is in place: killed in between, the same command can be run again.
          await rememberForgotten({ customers, before: day }, dataFolder);
          await decisions.dropCorrections?.(removed.isGone);
        },
      };
    },
    ({ conversations: done }) => ({ done, unit: 'conversations' }),
  );
}

/** All ids that one person may have here: an address is the same everywhere, other keys are of one account each. */
async function idsOf({ connection }: Database, customer: string, identity: Identity): Promise<string[]> {
  const accounts = await rowsOf<{ account: string }>(
    connection,
    `select distinct source || ':' || account_id as account from conversations`,
  );
  const ids = ['', ...accounts.map(({ account }) => account)].map((account) => identity.customer(account, customer));
  return [...new Set([...(/^[0-9a-f]{16}$/.test(customer) ? [customer] : []), ...ids])];
}

function uploadsIn(dataFolder: string): number {
  const uploads = join(dataFolder, 'uploads');
  return existsSync(uploads) ? readdirSync(uploads).length : 0;
}

function sentenceOf({ conversations, messages, rejects, corrections, uploads, hasFormer, isDryRun }: Outcome): string {
  const parts = [
    counted(messages, 'message'),
    `${counted(conversations, 'conversation')} as a whole`,
    counted(rejects, 'record') + ' that could not be used',
    counted(corrections, 'correction'),
    counted(uploads, 'upload'),
    hasFormer ? 'the former warehouse' : 'no former warehouse',
  ];
  const listed = `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
  if (isDryRun) return `Would go: ${listed}. This was a dry run: nothing was changed.`;
  return `Gone: ${listed}. An import that holds them leaves them out from now on. Backups and the exports themselves are yours to delete.`;
}
