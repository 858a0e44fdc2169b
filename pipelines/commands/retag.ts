/**
 * undertone retag: the whole history read again with today's rules and what that changed, tag by tag. What was served
 * before is kept as the former warehouse, which --undo puts back.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Decisions } from '../decisions';
import { WrongUsage } from '../errors';
import { Differences, type Difference } from '../import/difference';
import { retagMessages } from '../import/retag';
import { taggerOf, type Tagger } from '../import/tagger';
import { warehouseInfo } from '../warehouse/catalogue';
import { withLock } from '../warehouse/change';
import { changedFigures, rememberFigures } from '../warehouse/figures';
import { forgetFormer, formerPath, putBack } from '../warehouse/former';
import { noWarehouse, warehousePath } from '../warehouse/generation';
import { valueOf, type Database } from '../warehouse/database';
import type { Command, Invocation } from './command';
import { numberOption, QUEUE_HELP, queueOption } from './options';
import { reportOf } from './retag-report';
import { rework, REWORK_OPTIONS } from './rework';

const DEFAULT_EXAMPLES = 3;
const MOST_EXAMPLES = 100;

/** What --json prints. */
export interface Retagged extends Difference {
  conversations: number;
  /** conversations whose figures are other ones now */
  conversationsChanged: number;
  rulesBefore: string | null;
  rules: string;
  isDryRun: boolean;
  /** where the warehouse is that was served before; null after a dry run */
  former: string | null;
  seconds: number;
}

export const retag: Command = {
  id: 'retag',
  summary: "Tags the whole history again with today's rules and shows what changed.",
  details: [
    'The warehouse that was served before stays in the data folder as former.duckdb until the next retag.',
    '--undo is refused when an import was made since. Corrections made in the transcript outlive a retag.',
  ],
  options: {
    'dry-run': { type: 'boolean', help: 'shows what would change and changes nothing' },
    examples: {
      type: 'string',
      value: 'N',
      help: `examples of each kind, 0 to ${MOST_EXAMPLES} (${DEFAULT_EXAMPLES})`,
    },
    undo: { type: 'boolean', help: 'puts the former warehouse back' },
    queue: { type: 'boolean', help: QUEUE_HELP },
    'forget-former': { type: 'boolean', help: 'removes the former warehouse' },
    ...REWORK_OPTIONS,
  },
  async run(invocation) {
    const { values } = invocation;
    const alone = ['undo', 'forget-former', 'dry-run'].filter((name) => values[name]);
    if (alone.length > 1) throw new WrongUsage(`--${alone[0]} and --${alone[1]} do not go together.`);
    if (values.undo) return undo(invocation);
    if (values['forget-former']) return forget(invocation);
    const outcome = await tagAgain(invocation);
    process.stdout.write(values.json ? `${JSON.stringify(outcome)}\n` : `${reportOf(outcome)}\n`);
    return 0;
  },
};

async function tagAgain(invocation: Invocation): Promise<Retagged> {
  const started = Date.now();
  const isDryRun = invocation.values['dry-run'] === true;
  const differences = new Differences(numberOption(invocation, 'examples', 0, MOST_EXAMPLES) ?? DEFAULT_EXAMPLES);
  const queue = await readingElsewhere(invocation);
  const outcome = await rework<Omit<Retagged, 'seconds'>>(
    invocation,
    async (next, decisions, progress) => {
      const tagger = taggerOf(decisions);
      await rememberFigures(next);
      const result = {
        rulesBefore: await warehouseInfo(next, 'rules_version'),
        rules: tagger.version,
        conversations: (await valueOf<number>(next.connection, 'select count(*) from conversations')) ?? 0,
        conversationsChanged: 0,
        isDryRun,
        former: isDryRun ? null : resolve(formerPath(invocation.dataFolder)),
      };
      await retagMessages(
        next,
        tagger,
        { conversations: 'all', isChosen: () => true, elsewhere: queue && (() => queue(next, tagger, decisions)) },
        {
          onMessages: (done, total) => progress.update('tag', done, total, 'messages'),
          onRead: (before, after) => void differences.add(before, after),
        },
      );
      const whole = { ...differences.result(), ...result };
      return {
        result: whole,
        swap: !isDryRun,
        facts: 'all',
        rulesVersion: tagger.version,
        correctionStates: tagger.states,
        keepsFormer: true,
        conclude: async () => {
          whole.conversationsChanged = await changedFigures(next);
        },
      };
    },
    ({ messages: done }) => ({ done, unit: 'messages' }),
  );
  return { ...outcome, seconds: (Date.now() - started) / 1000 };
}

/** How workers read what waits in staging; undefined: it is read here. */
async function readingElsewhere(invocation: Invocation) {
  const options = queueOption(invocation);
  if (!options) return undefined;
  const { retagByQueue } = await import('../queue/retag');
  return (next: Database, tagger: Tagger, decisions: Decisions) => retagByQueue(options, next, tagger, decisions);
}

async function undo({ values, dataFolder }: Invocation): Promise<number> {
  if (!existsSync(warehousePath(dataFolder))) throw noWarehouse(resolve(dataFolder));
  const done = await withLock(dataFolder, note, () => putBack(dataFolder));
  process.stdout.write(
    values.json
      ? `${JSON.stringify(done)}\n`
      : `The warehouse as it was before the last retag is back: ${done.messages.toLocaleString('en')} messages, rules ` +
          `${done.rulesBefore ?? 'unknown'} → ${done.rules ?? 'unknown'}. What was decided in the workspace since then ` +
          `takes effect with "undertone apply".\n`,
  );
  return 0;
}

async function forget({ values, dataFolder }: Invocation): Promise<number> {
  if (!existsSync(warehousePath(dataFolder))) throw noWarehouse(resolve(dataFolder));
  const path = resolve(formerPath(dataFolder));
  const bytes = await withLock(dataFolder, note, async () => forgetFormer(dataFolder));
  if (values.json) process.stdout.write(`${JSON.stringify({ former: path, bytes })}\n`);
  else
    process.stdout.write(
      bytes === null
        ? `There is no former warehouse at ${path}.\n`
        : `Removed ${path}. The last retag can no longer be undone.\n`,
    );
  return 0;
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
