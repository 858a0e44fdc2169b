/**
 * What a customer may find or miss in a draft reply: the 4 A's, the feeling, what comes first, ready-made lines, promises
 * without a day. Pure and deterministic; it reads words, not intentions, and says so kindly. Every point rests on hits
 * of the same rules that tag messages.
 */
import type { DraftPoint } from '../model/phrases';
import type { Mood, TagId } from '../model/words';
import { analyse, type Analysis } from './analyse';
import { tagMessage } from './index';
import { WORD_LISTS } from './rules';
import { Phrases } from './trie';
import type { Tagged, TagHit, TagInput } from './types';

export interface Draft {
  hits: TagHit[];
  fourAs: DraftPoint[];
  points: DraftPoint[];
  /** what the customer's message sounded like; null when none was given */
  customer: string | null;
}

export interface DraftOptions {
  /** the customer's message that the draft answers */
  customer?: string;
  /** the tagger of a team with phrases of its own */
  tagger?: (input: TagInput) => Tagged;
}

/** Reads a draft. An empty one has no points: there is nothing to miss yet. */
export function readDraft(text: string, { customer = '', tagger = tagMessage }: DraftOptions = {}): Draft {
  const mood = customer.trim() ? tagger({ role: 'customer', text: customer }).mood : null;
  const heard = mood === null ? null : customerIn(mood);
  if (!text.trim()) return { hits: [], fourAs: [], points: [], customer: heard };
  const analysis = analyse(text);
  const { tags: hits } = tagger({ role: 'agent', text, ...(customer.trim() && { context: customer }) });
  const draft = new Words(analysis, hits);
  return {
    hits,
    fourAs: fourAs(draft),
    points: [
      feeling(draft, mood),
      order(draft, mood),
      apology(draft),
      readyMade(draft),
      fault(draft),
      pointer(draft),
      promises(draft),
      questions(draft),
    ].filter((point) => point !== null),
    customer: heard,
  };
}

const UPSET: ReadonlySet<Mood> = new Set<Mood>(['anxious', 'disappointed', 'angry', 'frustrated', 'confused']);
const FELT: readonly TagId[] = ['empathy', 'perspective'];
const KIND: readonly TagId[] = [...FELT, 'acknowledgement', 'apology', 'admission', 'appreciation', 'question'];
const READY_MADE: readonly TagId[] = ['cliche', 'process_speak'];

/** The hits of a draft, asked in the ways that the points need. */
class Words {
  constructor(
    readonly analysis: Analysis,
    readonly hits: readonly TagHit[],
  ) {}

  of(...tags: TagId[]): TagHit[] {
    return this.hits.filter(({ tag }) => tags.includes(tag));
  }

  /** The words of hits as they stand: “so sorry” and “our mistake”. */
  quoted(hits: readonly TagHit[]): string {
    const all = hits.map(({ text }) => `“${text.replace(/\s+/g, ' ')}”`);
    return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : (all[0] ?? '');
  }

  /** Index of the first sentence that explains: five words or more, and nothing in it of feeling, fault or asking. */
  firstExplaining(): number {
    return this.analysis.sentences.findIndex(
      (sentence, index) =>
        this.wordsOf(sentence.first, sentence.last) >= FEWEST_EXPLAINING &&
        !sentence.isQuestion &&
        !this.hits.some((hit) => hit.sentence === index && [...KIND, 'cliche'].includes(hit.tag)),
    );
  }

  private wordsOf(first: number, last: number): number {
    return this.analysis.tokens.slice(first, last).filter(({ type }) => type === 'word' || type === 'number').length;
  }
}

const FEWEST_EXPLAINING = 5;

function customerIn(mood: Mood): string {
  if (mood === 'none') return 'The customer’s words name no particular feeling.';
  return mood === 'pleased' ? 'The customer sounds pleased.' : `The customer sounds ${mood}.`;
}

function fourAs(draft: Words): DraftPoint[] {
  const found = {
    apologise: draft.of('apology'),
    admit: draft.of('admission'),
    // To verify a detail asks nothing about the problem, and thanks for contacting us appreciate nothing in particular.
    ask: draft.of('question').filter(({ grade }) => grade !== 'verification'),
    appreciate: draft.of('appreciation').filter(({ grade }) => grade !== 'stock'),
  };
  const point = (id: keyof typeof found, title: string, missing: string): DraftPoint => {
    const hits = found[id];
    return { id, title, isThere: hits.length > 0, says: hits.length ? draft.quoted(hits) : missing };
  };
  return [
    point('apologise', 'Apologise', 'Nothing says sorry for what happened to them.'),
    point('admit', 'Admit', 'If it was on our side, saying so may set the tone. If it was not, leave it out.'),
    point('ask', 'Ask', 'No question about what they were doing, how often it happens or whom it touches.'),
    point('appreciate', 'Appreciate', 'Nothing thanks them for something that they did or wrote in particular.'),
  ];
}

function feeling(draft: Words, mood: Mood | null): DraftPoint {
  const hits = draft.of(...FELT);
  const own = hits.filter(({ tag, grade }) => tag === 'perspective' || grade !== 'stock');
  const point = (isThere: boolean, says: string) => ({ id: 'feeling', title: 'The feeling', isThere, says });
  if (own.length > 0) return point(true, `Named in your own words: ${draft.quoted(own)}.`);
  if (hits.length > 0)
    return point(
      false,
      `${draft.quoted(hits)} may read as a ready-made line. What happened to them, in a few words, says more.`,
    );
  if (mood !== null && UPSET.has(mood))
    return point(false, `They sound ${mood}, and the draft does not name it. One sentence may be enough.`);
  if (mood !== null) return point(true, 'Their words ask for no comfort, so none has to be written.');
  return point(false, 'No feeling is named. If they sounded upset, one sentence may be enough.');
}

/** Only where there is a feeling to name: explaining first is no fault in an answer to a plain question. */
function order(draft: Words, mood: Mood | null): DraftPoint | null {
  const kind = draft.of(...FELT, 'apology', 'acknowledgement');
  const explains = draft.firstExplaining();
  if (kind.length === 0 || explains < 0 || (mood !== null && !UPSET.has(mood))) return null;
  const isFirst = Math.min(...kind.map(({ sentence }) => sentence)) <= explains;
  return {
    id: 'order',
    title: 'What comes first',
    isThere: isFirst,
    says: isFirst
      ? 'The person comes before the explanation.'
      : 'The explanation comes before the feeling. Somebody upset may not read on that far; the other order costs nothing.',
  };
}

const APOLOGIES: Record<string, { isThere: boolean; says: string }> = {
  specific: { isThere: true, says: 'takes up what happened to this customer.' },
  plain: { isThere: false, says: 'does not say for what. Naming it may sound more like you mean it.' },
  conditional: { isThere: false, says: 'has a condition in it (“if”), which may read as doubt that it happened.' },
  canned: { isThere: false, says: 'could stand under any message. Naming what went wrong makes it theirs.' },
};

/** The best of the apologies counts, as in the figures. */
function apology(draft: Words): DraftPoint | null {
  const hits = draft.of('apology');
  for (const [grade, { isThere, says }] of Object.entries(APOLOGIES)) {
    const hit = hits.find((one) => (one.grade ?? 'plain') === grade);
    if (hit) return { id: 'apology', title: 'The apology', isThere, says: `${draft.quoted([hit])} ${says}` };
  }
  return null;
}

function readyMade(draft: Words): DraftPoint {
  const hits = draft.of(...READY_MADE);
  return {
    id: 'ready_made',
    title: 'Ready-made lines',
    isThere: hits.length === 0,
    says:
      hits.length === 0
        ? 'None found.'
        : `${draft.quoted(hits)}: ${hits.length === 1 ? 'it has a plainer line' : 'each has a plainer line'} beside it.`,
  };
}

function fault(draft: Words): DraftPoint | null {
  const hits = draft.of('blame', 'defensive');
  if (hits.length === 0) return null;
  return {
    id: 'fault',
    title: 'Whose fault',
    isThere: false,
    says: `${draft.quoted(hits)} may be heard as “it was you”. What to do next needs no culprit.`,
  };
}

function pointer(draft: Words): DraftPoint | null {
  const hits = draft.of('link_deflection');
  if (hits.length === 0) return null;
  return {
    id: 'pointer',
    title: 'The answer itself',
    isThere: false,
    says: 'The draft mainly points somewhere else. The first step, written here, may save them the search.',
  };
}

let moments: Phrases<true> | null = null;

/** A promise is dated when its sentence names a day, a time or how long. */
function promises(draft: Words): DraftPoint | null {
  const hits = draft.of('promise');
  if (hits.length === 0) return null;
  const dated = new Set(momentsIn(draft.analysis));
  for (const { sentence } of draft.of('wait_estimate')) dated.add(sentence);
  const open = hits.filter(({ sentence }) => !dated.has(sentence));
  return {
    id: 'promise',
    title: 'Promises',
    isThere: open.length === 0,
    says:
      open.length === 0
        ? `${draft.quoted(hits)} says when.`
        : `${draft.quoted(open)} does not say when. A day or an hour, even for “no news yet”, may spare them a second message.`,
  };
}

/** Sentences that name a day, a time or how long. */
function momentsIn(analysis: Analysis): number[] {
  if (moments === null) {
    moments = new Phrases<true>(WORD_LISTS);
    for (const phrase of [
      '{day}',
      '{month}',
      '{number} {0-1} {time unit}',
      '(a|an|half an) {time unit}',
      '(at|by|before|until|around) {number}',
      '(by|at|before|until) (noon|midnight|lunch)',
      '(this|next) (morning|afternoon|evening|week|month|weekend)',
      '(today|tonight|tomorrow)',
    ])
      moments.add(phrase, true);
  }
  return moments.find(analysis).map(({ first }) => analysis.tokens[first]!.sentence);
}

const FACETS: Record<string, string> = {
  who: 'whom it touches',
  circumstances: 'the circumstances',
  frequency: 'how often it happens',
  severity: 'how bad it is',
  goal: 'what they wanted to do',
  verification: 'a detail to verify',
};

function questions(draft: Words): DraftPoint | null {
  const hits = draft.of('question');
  if (hits.length === 0) return null;
  const facets = [...new Set(hits.map(({ grade }) => FACETS[grade ?? ''] ?? 'the matter'))];
  const about = facets.length > 1 ? `${facets.slice(0, -1).join(', ')} and ${facets.at(-1)}` : facets[0];
  const isMany = hits.length > MOST_QUESTIONS;
  return {
    id: 'questions',
    title: 'Questions',
    isThere: !isMany,
    says: isMany
      ? `${hits.length} questions, about ${about}. The one that matters most, alone, is more likely to be answered.`
      : `About ${about}.`,
  };
}

const MOST_QUESTIONS = 3;
