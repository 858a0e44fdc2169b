/**
 * The tag engine: what a message says and does, as tags with their spans, tone and mood. Deterministic and offline.
 * Everything else in this folder serves tagMessage; the words it looks for are data, in rules/ and lexicon/.
 */
import { countWords } from '../text/words';
import { readAgent } from './agent';
import { type Analysis, analyse } from './analyse';
import { readCustomer } from './customer';
import type { Cues } from './evidence';
import { gravityOf } from './gravity';
import { toneOf } from './tone';
import type { Tagged, TagHit, TagInput } from './types';

export { analyse, type Analysis, type Sentence, type Token } from './analyse';
export { RULES, WORD_LISTS } from './rules';
export { RULES_VERSION } from './version';
export type { Gravity, Phrase, Rule, Tagged, TagHit, TagInput, ToneWord } from './types';

/** Takes the agent tags that the rules found and gives back those that count. */
export type AgentTagsReader = (analysis: Analysis, found: TagHit[]) => TagHit[];

/**
 * Reads one message of anybody. Agents and bots get agent tags, customers their mood, complaint, kind and signals;
 * what a system wrote is only counted. Offsets are UTF-16 units of input.text.
 * @param readAlso what a team reads besides the rules, in the same walk (team.ts)
 */
export function tagMessage(input: TagInput, readAlso?: AgentTagsReader): Tagged {
  const analysis = analyse(input.text);
  switch (input.role) {
    case 'customer':
      return customerTagged(input, analysis);
    case 'agent':
    case 'bot':
      return agentTagged(input, analysis, readAlso);
    case 'system':
      return untagged(input);
  }
}

function customerTagged(input: TagInput, analysis: Analysis): Tagged {
  const tone = toneOf(analysis);
  const reading = readCustomer(analysis, tone, input.context);
  const { hits, band, mood, isComplaint, kind, signals } = reading;
  return {
    ...untagged(input),
    tone: tone.tone,
    toneEvidence: tone.evidence,
    toneBand: band,
    toneWords: tone.words,
    mood,
    isComplaint,
    kind,
    signals,
    gravity: gravityOf(analysis, reading, input.sentAt),
    tags: hits.map(({ tag, grade, rule, start, end, text, sentence }) => ({
      tag,
      grade,
      rule,
      start,
      end,
      text,
      sentence,
    })),
  };
}

/** The cues that decide what a customer's message is about, for `undertone tag --cues` and for fitting. */
export function cuesOfCustomer(text: string, context?: string): Cues {
  const analysis = analyse(text);
  return readCustomer(analysis, toneOf(analysis), context).cues;
}

/** The cues that decide mood and tone band of a customer's message, for fitting. */
export function feelingOfCustomer(text: string): Cues {
  const analysis = analyse(text);
  return readCustomer(analysis, toneOf(analysis)).feeling;
}

function agentTagged(input: TagInput, analysis: Analysis, readAlso?: AgentTagsReader): Tagged {
  const found = readAgent(analysis, input.context);
  const tags = readAlso ? readAlso(analysis, found) : found;
  if (input.role === 'bot') return { ...untagged(input), tags };
  // "Sorry that this was so frustrating" is not a bad mood of the agent.
  const without = tags.filter(({ tag }) => tag === 'apology' || tag === 'empathy').map(sentenceOf(analysis));
  const tone = toneOf(analysis, { without });
  return {
    ...untagged(input),
    tone: tone.tone,
    toneEvidence: tone.evidence,
    toneBand: tone.band,
    toneWords: tone.words,
    tags,
  };
}

/** The clause around a hit: what the agent is sorry for belongs to the apology. */
function sentenceOf(analysis: Analysis): (hit: TagHit) => { start: number; end: number } {
  return (hit) => {
    const sentence = analysis.sentences[hit.sentence];
    return sentence === undefined ? hit : { start: hit.start, end: Math.max(hit.end, sentence.end) };
  };
}

function untagged({ text }: TagInput): Tagged {
  return {
    words: countWords(text),
    tone: null,
    toneEvidence: 0,
    toneBand: null,
    toneWords: [],
    mood: null,
    isComplaint: null,
    kind: null,
    signals: [],
    gravity: null,
    tags: [],
  };
}
