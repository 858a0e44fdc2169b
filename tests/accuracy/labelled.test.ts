/**
 * The labelled messages are only worth scoring while their labels are words that the product knows, and while each
 * tag, mood and kind has enough of them for its figure to mean something.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AGENT_TAGS, CUSTOMER_TAGS, KINDS, MOODS, SIGNALS, TONE_BANDS } from '../../src/lib/model/words';

interface Labelled {
  id: string;
  role: string;
  context: string;
  text: string;
  tags: string[];
  disputed: string[];
}
interface AgentMessage extends Labelled {
  labelled: string[];
  empathy: string;
}
interface CustomerMessage extends Labelled {
  mood: string;
  tone: string;
  complaint: boolean;
  kind: string;
  signals: string[];
  disputed_signals: string[];
}

const LEAST_MESSAGES = 150;
const LEAST_POSITIVES = 12;
/** `service` is a customer tag too, but the set says it through `kind`. */
const JUDGED_CUSTOMER_TAGS = CUSTOMER_TAGS.filter((tag) => tag !== 'service');
const FIELDS = ['mood', 'tone', 'complaint', 'kind'];

const read = <Message>(name: string): Message[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Message);

const agents = read<AgentMessage>('agent.jsonl');
const customers = read<CustomerMessage>('customer.jsonl');
const everyone: Labelled[] = [...agents, ...customers];

/** What is not in the list of known words, as `id: word`, so that a failure names the line to mend. */
const strangers = (id: string, words: readonly string[], known: readonly string[]): string[] =>
  words.filter((word) => !known.includes(word)).map((word) => `${id}: ${word}`);

const repeated = (words: readonly string[]): string[] => words.filter((word, index) => words.indexOf(word) !== index);

/** The words that fewer than 12 of the given lists hold, with their count. */
function scarce(known: readonly string[], lists: readonly (readonly string[])[]): string[] {
  return known
    .map((word) => ({ word, count: lists.filter((list) => list.includes(word)).length }))
    .filter(({ count }) => count < LEAST_POSITIVES)
    .map(({ word, count }) => `${word}: ${count}`);
}

/** One field of the customers' labels, without the messages on which it is disputed. */
const settled = (field: 'mood' | 'kind'): string[][] =>
  customers.filter((message) => !message.disputed.includes(field)).map((message) => [message[field]]);

describe('labelled messages', () => {
  it('are at least 150 for each role', () => {
    expect(agents.length).toBeGreaterThanOrEqual(LEAST_MESSAGES);
    expect(customers.length).toBeGreaterThanOrEqual(LEAST_MESSAGES);
  });

  it('have ids and texts of their own', () => {
    expect(repeated(everyone.map((message) => message.id))).toEqual([]);
    expect(repeated(everyone.map((message) => message.text))).toEqual([]);
    expect(everyone.filter((message) => message.text.trim() === '').map((message) => message.id)).toEqual([]);
    expect(agents.filter(({ id, role }) => !/^own:a\d{3}$/.test(id) || role !== 'agent')).toEqual([]);
    expect(customers.filter(({ id, role }) => !/^own:c\d{3}$/.test(id) || role !== 'customer')).toEqual([]);
  });

  it('carry agent tags that the product knows', () => {
    expect(agents.flatMap(({ id, tags }) => strangers(id, tags, AGENT_TAGS))).toEqual([]);
    expect(agents.flatMap(({ id, disputed }) => strangers(id, disputed, AGENT_TAGS))).toEqual([]);
    expect(agents.filter(({ labelled }) => labelled.join() !== AGENT_TAGS.join()).map(({ id }) => id)).toEqual([]);
  });

  it('grade empathy exactly where there is empathy', () => {
    expect(agents.flatMap(({ id, empathy }) => strangers(id, [empathy], ['specific', 'stock', 'none']))).toEqual([]);
    const differing = agents.filter(({ empathy, tags }) => (empathy !== 'none') !== tags.includes('empathy'));
    expect(differing.map(({ id }) => id)).toEqual([]);
  });

  it('carry customer labels that the product knows', () => {
    const unknown = customers.flatMap((message) => [
      ...strangers(message.id, message.tags, JUDGED_CUSTOMER_TAGS),
      ...strangers(message.id, message.disputed, [...FIELDS, ...JUDGED_CUSTOMER_TAGS]),
      ...strangers(message.id, [...message.signals, ...message.disputed_signals], SIGNALS),
      ...strangers(message.id, [message.mood], MOODS),
      ...strangers(message.id, [message.kind], KINDS),
      ...strangers(message.id, [message.tone], TONE_BANDS),
    ]);
    expect(unknown).toEqual([]);
    expect(customers.filter(({ complaint }) => typeof complaint !== 'boolean')).toEqual([]);
  });

  it('say the same in tags as in mood and signals', () => {
    const differing = customers.filter(({ mood, signals, tags, disputed }) => {
      const expected = [...signals, ...(mood === 'none' || disputed.includes('mood') ? [] : [`mood_${mood}`])];
      const found = tags.filter((tag) => tag.startsWith('mood_') || (SIGNALS as readonly string[]).includes(tag));
      return expected.sort().join() !== found.sort().join();
    });
    expect(differing.map(({ id }) => id)).toEqual([]);
  });

  it('never list what is disputed as settled', () => {
    const both = [
      ...everyone.filter(({ tags, disputed }) => tags.some((tag) => disputed.includes(tag))),
      ...customers.filter((message) => message.signals.some((signal) => message.disputed_signals.includes(signal))),
    ];
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  it('hold each tag, mood, kind and tone at least 12 times', () => {
    const agentTags = agents.map(({ tags }) => tags);
    const customerTags = customers.map(({ tags }) => tags);
    const tones = customers.filter(({ disputed }) => !disputed.includes('tone')).map(({ tone }) => [tone]);
    expect(scarce(AGENT_TAGS, agentTags)).toEqual([]);
    expect(scarce(JUDGED_CUSTOMER_TAGS, customerTags)).toEqual([]);
    expect(scarce(MOODS, settled('mood'))).toEqual([]);
    expect(scarce(KINDS, settled('kind'))).toEqual([]);
    expect(scarce(TONE_BANDS, tones)).toEqual([]);
  });

  it('leave a third of the messages plain', () => {
    const plainAgents = agents.filter(({ tags }) => tags.length === 0).length;
    const plainCustomers = customers.filter(({ mood }) => mood === 'none').length;
    expect(plainAgents / agents.length).toBeGreaterThan(1 / 3);
    expect(plainCustomers / customers.length).toBeGreaterThan(1 / 3);
  });
});
