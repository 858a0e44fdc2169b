/** What a command leaves in the log of the workspace, and what it takes out of it. */
import { leftOutBy } from '../privacy/forgotten';
import { openIdentity } from '../import/identity';
import type { Details, Logged } from '../../src/lib/model/audit';
import { auditShell } from '../../src/lib/server/access/audit';
import { forgetAudit } from '../../src/lib/server/access/auditlog';
import { readForgotten } from '../../src/lib/server/imports/forgotten';
import { readSettings } from '../../src/lib/server/workspace/workspace';
import type { Invocation } from './command';

/** Commands that always leave a line; taking an import back does besides. */
const LOGGED: Record<string, Logged> = { import: 'import', forget: 'forget', export: 'export' };

/** After a command that changed or copied the warehouse: who may read the log wants to know what came in and went. */
export async function keepLog(name: string, { values, positionals, dataFolder }: Invocation): Promise<void> {
  if (values['dry-run']) return;
  const what = LOGGED[name] ?? (values['take-back'] === undefined ? null : 'import');
  // What the page starts is in the log under the name of whoever pressed the button.
  const isFromPage = process.env.UNDERTONE_ACCESS !== undefined;
  const details: Details = name === 'import' ? { did: name, files: positionals.length } : { did: name };
  if (what && !isFromPage) await auditShell(what, details, dataFolder);
  await forgetOldLines(dataFolder);
}

/** Lines go with the conversations of their time: as old as retentionDays, or before the day that was forgotten. */
async function forgetOldLines(dataFolder: string): Promise<void> {
  const [settings, forgotten] = [await readSettings(dataFolder), await readForgotten(dataFolder)];
  const { cutoff } = leftOutBy({ settings, forgotten }, openIdentity(dataFolder));
  if (cutoff) await forgetAudit(cutoff, dataFolder);
}
