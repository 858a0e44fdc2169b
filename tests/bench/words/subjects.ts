/**
 * What is measured over the sample's messages. Each subject runs in a process of its own and loads only what it
 * needs: two wink-nlp instances in one process disturb each other, and so do two sets of compiled code.
 */
import type { SampleMessage } from './sample';

/** Does one round over the messages. */
type Work = (messages: SampleMessage[]) => void;

export const SUBJECTS = {
  'wink-nlp, minimal pipe': async (): Promise<Work> => {
    const { default: winkNLP } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    const nlp = winkNLP(model, ['sbd', 'negation', 'sentiment']);
    return each(({ text }) => nlp.readDoc(text));
  },
  'vader-sentiment': async (): Promise<Work> => {
    const { default: vader } = await import('vader-sentiment');
    return each(({ text }) => vader.SentimentIntensityAnalyzer.polarity_scores(text));
  },
  tagMessage: async (): Promise<Work> => {
    const { tagMessage } = await import('../../../src/lib/tagging');
    return each(({ role, text, context }) => tagMessage({ role, text, context }));
  },
  'analyse (tokens alone)': async (): Promise<Work> => {
    const { analyse } = await import('../../../src/lib/tagging/analyse');
    return each(({ text }) => analyse(text));
  },
  'cleanBody (HTML)': async (): Promise<Work> => {
    const { cleanBody } = await import('../../../src/lib/text');
    return each(({ html }) => cleanBody(html, 'html'));
  },
  settleLanguages: async (): Promise<Work> => {
    const { settleLanguages } = await import('../../../src/lib/text');
    return (messages) => {
      for (const own of conversationsOf(messages))
        settleLanguages(own.map(({ author, role, text }) => ({ authorKey: author, role, text })));
    };
  },
} satisfies Record<string, () => Promise<Work>>;

export type SubjectName = keyof typeof SUBJECTS;

function each(read: (message: SampleMessage) => unknown): Work {
  return (messages) => {
    for (const message of messages) read(message);
  };
}

function conversationsOf(messages: SampleMessage[]): SampleMessage[][] {
  const byId = new Map<number, SampleMessage[]>();
  for (const message of messages) byId.set(message.conversation, [...(byId.get(message.conversation) ?? []), message]);
  return [...byId.values()];
}
