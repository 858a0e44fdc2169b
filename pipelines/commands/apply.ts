/** undertone apply: what was decided in the workspace takes effect in the warehouse, and only what it touches is redone. */
import { applyDecisions, type Applied } from '../import/decide';
import { openIdentity } from '../import/identity';
import { taggerOf } from '../import/tagger';
import { forgetOld } from '../privacy/forget';
import { leftOutBy } from '../privacy/forgotten';
import { redactorsOf } from '../privacy/redactors';
import { tidyStored } from '../privacy/stored';
import { hasOtherQuestions } from '../questions';
import { versionAfter } from '../import/versions';
import { hasOtherSettings, warehouseInfo } from '../warehouse/catalogue';
import { hasOtherTopics } from '../topics';
import { lostCorrections, lostSentence, type LostCorrection } from '../warehouse/corrections';
import { valueOf } from '../warehouse/database';
import { storedTemplates } from '../warehouse/links';
import type { Command } from './command';
import { rework, REWORK_OPTIONS } from './rework';

/** What --json prints. */
interface Outcome extends Applied {
  /** conversations whose figures were counted again */
  conversations: number;
  hasNewSettings: boolean;
  /** questions of the week, or what people said of answers to them */
  hasNewQuestions: boolean;
  hasNewTopics: boolean;
  /** messages in which something was redacted that was not before */
  redacted: number;
  /** messages that were deleted because they are older than conversations are kept */
  forgotten: number;
  /** corrections in force whose words or message are gone */
  noLongerFit: LostCorrection[];
}

export const apply: Command = {
  id: 'apply',
  summary: 'Brings settings, phrases, topics, questions and corrections of the workspace into the figures.',
  details: [
    'Changed settings count everything again, changed phrases read the messages of agents and bots again, a correction',
    'only its own message, changed topics what customers wrote, and a changed question is looked for in the days in',
    'which it is asked. Without a change nothing is done; --all counts everything again.',
  ],
  options: { all: { type: 'boolean', help: 'counts everything again' }, ...REWORK_OPTIONS },
  async run(invocation) {
    const started = Date.now();
    const outcome = await rework<Outcome>(
      invocation,
      async (next, decisions, progress) => {
        const tagger = taggerOf(decisions);
        const hasNewSettings = await hasOtherSettings(next, decisions.settings);
        const hasNewQuestions = await hasOtherQuestions(next, decisions);
        const hasNewTopics = await hasOtherTopics(next, decisions.topics);
        const rulesBefore = await warehouseInfo(next, 'rules_version');
        const cutoff = leftOutBy(decisions, openIdentity(invocation.dataFolder)).cutoff;
        const gone = await forgetOld(next, decisions, cutoff);
        const redactor = redactorsOf(decisions).chosen;
        const redacted = await tidyStored(next, decisions, redactor);
        const onMessages = (done: number, total: number) => progress.update('tag', done, total, 'messages');
        const applied = await applyDecisions(next, decisions, tagger, onMessages, redacted.messages);
        const isAll = hasNewSettings || next.needsAllFacts || invocation.values.all === true;
        const counted = isAll ? 'select count(*) from conversations' : 'select count(*) from staging.facts_todo';
        const conversations = (await valueOf<number>(next.connection, counted)) ?? 0;
        const outcome: Outcome = {
          ...{
            conversations,
            hasNewSettings,
            hasNewQuestions,
            hasNewTopics,
            redacted: redacted.messages.size,
            forgotten: gone.messages,
          },
          ...applied,
          noLongerFit: [],
        };
        const isNew = (await warehouseInfo(next, 'redaction')) !== redactor.version;
        const hasNewLinks =
          JSON.stringify(await storedTemplates(next)) !== JSON.stringify(decisions.settings.linkTemplates);
        const isNothing =
          !isAll &&
          !applied.hasNewPhrases &&
          !hasNewTopics &&
          applied.corrected === 0 &&
          !isNew &&
          !hasNewLinks &&
          !hasNewQuestions &&
          !redacted.hasChanged &&
          gone.messages === 0;
        return {
          result: outcome,
          swap: !isNothing,
          facts: isNothing ? 'none' : isAll ? 'all' : 'todo',
          rulesVersion: versionAfter(rulesBefore, tagger.version, applied.messages > 0),
          correctionStates: tagger.states,
          redaction: redactor.version,
          isPurge: redacted.hasChanged || gone.messages > 0,
          conclude: async () => {
            await gone.conclude();
            outcome.noLongerFit = await lostCorrections(next);
          },
        };
      },
      ({ conversations: done }) => ({ done, unit: 'conversations' }),
    );
    const seconds = (Date.now() - started) / 1000;
    process.stdout.write(
      invocation.values.json ? `${JSON.stringify({ ...outcome, seconds })}\n` : `${sentenceOf(outcome, seconds)}\n`,
    );
    return 0;
  },
};

function sentenceOf(outcome: Outcome, seconds: number): string {
  const { conversations, messages, redacted, forgotten, hasNewQuestions, hasNewTopics, noLongerFit } = outcome;
  if (conversations + messages + forgotten === 0 && !hasNewQuestions && !hasNewTopics)
    return 'Nothing new was decided in the workspace; nothing was changed.';
  return [
    `Applied to ${conversations.toLocaleString('en')} conversations in ${seconds.toFixed(1)} s` +
      (messages ? `; ${messages.toLocaleString('en')} messages were read again.` : '.'),
    hasNewQuestions ? 'Questions of the week and answers to them are up to date.' : '',
    hasNewTopics ? 'Topics were read again.' : '',
    forgotten
      ? `${forgotten.toLocaleString('en')} messages are older than conversations are kept and were deleted.`
      : '',
    redacted
      ? `In ${redacted.toLocaleString('en')} of them something was redacted; the former warehouse, which still held it, is removed.`
      : '',
    ...noLongerFit.map(lostSentence),
  ]
    .filter(Boolean)
    .join('\n');
}
