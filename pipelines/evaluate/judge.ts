/** Sets what a message is labelled with beside what the rules say of it, question by question. */
import type { Field, Scored } from '../../src/lib/model/accuracy';
import { SIGNALS } from '../../src/lib/model/words';
import type { Tagged } from '../../src/lib/tagging';
import type { Message } from './file';
import { kindFound } from './words';

/** A yes-or-no question about one message. */
export interface Judgement {
  scored: Scored;
  name: string;
  grade: string | null;
  expected: boolean;
  found: boolean;
}

/** A question with several answers about one message. */
export interface Choice {
  field: Field;
  expected: string;
  found: string;
}

/** Everything yes-or-no that the labels of a message let be asked. */
export function judgementsOf(message: Message, tagged: Tagged): Judgement[] {
  const { complaint, disputed, disputedSignals, signals } = message;
  const judgements = tagJudgements(message, tagged);
  if (complaint !== null && !disputed.includes('complaint'))
    judgements.push({
      ...{ scored: 'complaint', name: 'complaint', grade: null },
      ...{ expected: complaint, found: tagged.isComplaint ?? false },
    });
  if (signals !== null && !disputed.includes('signals'))
    for (const signal of SIGNALS.filter((name) => !disputedSignals.includes(name)))
      judgements.push({
        ...{ scored: 'signal', name: signal, grade: null },
        ...{ expected: signals.includes(signal), found: tagged.signals.includes(signal) },
      });
  return judgements;
}

/** Mood, tone and kind of a customer's message, where its labels agree on them. */
export function choicesOf(message: Message, tagged: Tagged): Choice[] {
  const { disputed, knownKinds } = message;
  const choices: { field: Field; expected: string | null; found: string }[] = [
    { field: 'mood', expected: message.mood, found: tagged.mood ?? 'none' },
    { field: 'tone', expected: message.tone, found: tagged.toneBand ?? 'neutral' },
    { field: 'kind', expected: message.kind, found: kindFound(tagged.kind, knownKinds) },
  ];
  return choices.filter((choice): choice is Choice => choice.expected !== null && !disputed.includes(choice.field));
}

function tagJudgements({ scoredTags, tags, empathy }: Message, { tags: hits }: Tagged): Judgement[] {
  const judgements: Judgement[] = [];
  for (const tag of scoredTags) {
    const isGraded = tag === 'empathy' && empathy !== null;
    const found = hits.filter((hit) => hit.tag === tag);
    judgements.push({
      ...{ scored: 'tag', name: tag, grade: null },
      ...{ expected: isGraded ? empathy !== 'none' : (tags ?? []).includes(tag), found: found.length > 0 },
    });
    if (isGraded)
      judgements.push({
        ...{ scored: 'tag', name: tag, grade: 'specific' },
        ...{ expected: empathy === 'specific', found: found.some(({ grade }) => grade === 'specific') },
      });
  }
  return judgements;
}
