/** undertone imports: what was imported, newest first; and the taking back of an import. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TakenBack } from '../../src/lib/model/imports';
import { counted } from '../../src/lib/text/counted';
import { WrongUsage } from '../errors';
import { openIdentity } from '../import/identity';
import { taggerOf } from '../import/tagger';
import { takeBack } from '../import/takeback';
import { versionAfter } from '../import/versions';
import { redactorsOf } from '../privacy/redactors';
import { warehouseInfo } from '../warehouse/catalogue';
import { lostCorrections, lostSentence } from '../warehouse/corrections';
import { openReadOnly, rowsOf } from '../warehouse/database';
import { noWarehouse, warehousePath } from '../warehouse/generation';
import type { Command, Invocation } from './command';
import { textOption } from './options';
import { rework, REWORK_OPTIONS } from './rework';
import { tableOf } from './table';

/** Column of the table -> column of imports; one more says which were taken back. */
const COLUMNS = {
  import_id: 'import_id',
  source: 'source',
  account_id: 'account_id',
  conversations: 'conversations',
  new: 'new_conversations',
  changed: 'changed_conversations',
  unchanged: 'unchanged_conversations',
  vanished: 'vanished_conversations',
  messages: 'messages',
  rejected: 'rejected',
  skipped: 'skipped',
  seconds: 'seconds',
  exported_at: 'exported_at',
  rules_version: 'rules_version',
};

export const imports: Command = {
  id: 'imports',
  summary: 'Lists the imports, newest first, or takes one back.',
  details: [
    'Taking back undoes one import, whichever it is: conversations that only it brought leave, those that it changed say',
    'again what the other imports say, and the row of the import stays with the time at which it was taken back.',
    'vanished: conversations that an export does not hold although it holds some that began, and were last changed,',
    'before and after: deleted, merged, or left out by a filter such as a team. They stay in the figures, and',
    "select conversation_id from import_conversations where outcome = 'vanished' lists them.",
  ],
  options: {
    'take-back': { type: 'string', value: 'IMPORT_ID', help: 'undoes this import' },
    'dry-run': { type: 'boolean', help: 'with --take-back: tells what would leave and changes nothing' },
    ...REWORK_OPTIONS,
    json: { type: 'boolean', help: 'one JSON object a line' },
  },
  async run(invocation) {
    const importId = textOption(invocation, 'take-back');
    if (importId !== undefined) return undo(invocation, importId);
    if (invocation.values['dry-run']) throw new WrongUsage('--dry-run needs --take-back IMPORT_ID.');
    return list(invocation);
  },
};

async function list(invocation: Invocation): Promise<number> {
  const path = warehousePath(resolve(invocation.dataFolder));
  if (!existsSync(path)) throw noWarehouse(resolve(invocation.dataFolder));
  const database = await openReadOnly(path);
  try {
    const rows = await rowsOf(database.connection, 'select * from imports order by started_at desc, import_id');
    // A warehouse that was written before imports could be taken back has no such column.
    const anyTaken = rows.some(({ taken_back_at }) => taken_back_at);
    const columns = Object.entries({ ...COLUMNS, ...(anyTaken && { taken_back_at: 'taken_back_at' }) });
    const shown = rows.map((row) => Object.fromEntries(columns.map(([name, column]) => [name, row[column]])));
    const names = columns.map(([name]) => name);
    const text = invocation.values.json ? rows.map((row) => JSON.stringify(row)).join('\n') : tableOf(names, shown);
    process.stdout.write(`${text}\n`);
  } finally {
    database.close();
  }
  return 0;
}

async function undo(invocation: Invocation, importId: string): Promise<number> {
  const isDryRun = invocation.values['dry-run'] === true;
  const taken = await rework<TakenBack>(
    invocation,
    async (next, decisions, progress) => {
      const tagger = taggerOf(decisions);
      const rulesBefore = await warehouseInfo(next, 'rules_version');
      const identity = openIdentity(invocation.dataFolder);
      const result = await takeBack(next, importId, {
        identity,
        tagger,
        decisions,
        progress,
        redactor: redactorsOf(decisions).chosen,
      });
      return {
        result,
        swap: !isDryRun,
        facts: isDryRun ? 'none' : 'todo',
        rulesVersion: versionAfter(rulesBefore, tagger.version, true),
        correctionStates: tagger.states,
        isPurge: true,
        conclude: async () => {
          for (const lost of await lostCorrections(next)) process.stderr.write(`${lostSentence(lost)}\n`);
        },
      };
    },
    ({ left, restored, kept: stayed }) => ({ done: left + restored + stayed, unit: 'conversations' }),
  );
  process.stdout.write(
    invocation.values.json ? `${JSON.stringify({ ...taken, isDryRun })}\n` : `${sentenceOf(taken, isDryRun)}\n`,
  );
  return 0;
}

function sentenceOf({ importId, left, restored, kept, rejects }: TakenBack, isDryRun: boolean): string {
  const goes = (n: number) => (n === 1 ? 'goes' : 'go');
  return [
    isDryRun ? `Taking back ${importId} would change this:` : `Took back ${importId}.`,
    `${counted(left, 'conversation')} ${isDryRun ? 'would leave' : 'left'}.`,
    restored ? `${counted(restored, 'conversation')} ${goes(restored)} back to what the other imports say.` : '',
    kept
      ? `${counted(kept, 'conversation')} ${kept === 1 ? 'stays' : 'stay'}, because another import holds the same.`
      : '',
    rejects ? `${counted(rejects, 'record')} that could not be used ${isDryRun ? 'would leave' : 'left'} with it.` : '',
    isDryRun ? 'Nothing was changed.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
