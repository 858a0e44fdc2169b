/**
 * "Try against history" for a topic: which stored conversations would gain or lose it, read with the same matcher that an
 * import uses. The database leaves out texts without a first word of its phrases; of the rest the newest are read, a few at
 * a time so that pages are answered meanwhile. Nothing is kept.
 */
import type { TopicTrial } from '../../model/topics';
import { agentNames } from '../people/info';
import { identityMask, quoteOf } from '../evidence/masking';
import { tidiedTopic, type GivenTopic } from './topics';
import { warehouse, type Params } from '../warehouse/warehouse';
import { dataFolder, readSettings } from '../workspace/workspace';

const MOST_READ = 20_000;
/** Read at once before other requests have their turn: about 10 ms. */
const AT_ONCE = 200;
const MOST_EXAMPLES = 3;
const TRIED = 'tried';

interface Text {
  conversation_id: string;
  episode: number;
  customer_id: string;
  /** a subject has none */
  message_id: string | null;
  position: number;
  sent_at: Date;
  text: string;
  customer_name: string | null;
}

type Found = Text & { start: number; end: number };

interface Held {
  conversation_id: string;
  episode: number;
  customer_id: string;
  is_labelled: boolean;
}

const placeOf = ({ conversation_id, episode }: Pick<Held, 'conversation_id' | 'episode'>) =>
  `${conversation_id} ${episode}`;

/** @param id the topic that is being changed, if it is one of the team's @throws NoWarehouse before the first import */
export async function tryTopic(
  given: GivenTopic,
  {
    id,
    folder = dataFolder(),
    signal,
    mostRead = MOST_READ,
  }: {
    id?: string;
    folder?: string;
    signal?: AbortSignal;
    mostRead?: number;
  } = {},
): Promise<TopicTrial> {
  const { problemsOfTopic, TopicMatcher, phraseWords } = await import('../../tagging/topics');
  const topic = { ...tidiedTopic(given), id: id ?? TRIED };
  const problems = problemsOfTopic(topic);
  if (problems.length) return { ...UNREAD, problems };
  const firstWords = topic.include.flatMap((phrase) => phraseWords(phrase)[0] ?? []);
  const texts = await textsWith(firstWords, mostRead + 1, folder, signal);
  const isWhole = texts.length <= mostRead;
  const read = texts.slice(0, mostRead);
  const since = isWhole ? null : (read.at(-1)?.sent_at ?? null);
  const [before, labelled] = await Promise.all([
    heldNow(id ?? '', since, folder),
    labelledBy(topic.labels, since, folder),
  ]);
  const matcher = new TopicMatcher([topic]);
  const found = new Map<string, Found>();
  for (const [index, text] of read.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
    const [mention] = matcher.find(text.text);
    const known = found.get(placeOf(text));
    // A message can be opened at its place, a subject cannot.
    if (mention && (!known || (known.message_id === null && text.message_id !== null)))
      found.set(placeOf(text), { ...text, start: mention.start, end: mention.end });
  }
  const held = new Map(before.map((one) => [placeOf(one), one]));
  const after = new Map<string, { customer_id: string }>([
    ...labelled.map((one) => [placeOf(one), one] as const),
    ...found,
  ]);
  const gained = [...found].filter(([place]) => !held.has(place));
  const lost = before.filter((one) => !after.has(placeOf(one)));
  return {
    ...{ problems: [], read: read.length, isWhole },
    ...{ now: held.size, after: after.size, lost: lost.length },
    gained: [...after.keys()].filter((place) => !held.has(place)).length,
    customers: new Set([...after.values()].map(({ customer_id }) => customer_id)).size,
    gainedExamples: await examplesOf(
      gained.slice(0, MOST_EXAMPLES).map(([, one]) => one),
      folder,
    ),
    lostExamples: await examplesOf(await firstMentions(id ?? '', lost.slice(0, MOST_EXAMPLES), folder), folder),
  };
}

const UNREAD: Omit<TopicTrial, 'problems'> = {
  ...{ now: 0, after: 0, gained: 0, lost: 0, customers: 0, read: 0, isWhole: true },
  gainedExamples: [],
  lostExamples: [],
};

/** What customers wrote, and subjects, that hold one of these words, newest first. */
async function textsWith(words: string[], limit: number, folder: string, signal?: AbortSignal): Promise<Text[]> {
  if (words.length === 0) return [];
  // An ending may differ in the plural: "battery" stands in "batteries" but for its last letter.
  const params: Params = Object.fromEntries(words.map((word, index) => [`word_${index}`, word.replace(/y$/, '')]));
  const ask = warehouse(folder);
  const { hasText, plain } = ask.dialect;
  const holds = (column: string) => words.map((_, index) => hasText(plain(column), `$word_${index}`)).join(' or ');
  return ask.query<Text>(
    `select facts.conversation_id, facts.episode, facts.customer_id, messages.message_id, messages.position,
       messages.sent_at, messages.text, messages.author_name as customer_name
     from messages join message_facts facts using (message_id)
     where messages.role = 'customer' and messages.is_public and (${holds('messages.text')})
     union all
     select conversation_id, 1, customer_id, null, 0, started_at, subject, null from conversations
     where subject is not null and (${holds('subject')})
     order by sent_at desc, conversation_id, position limit ${limit}`,
    params,
    signal,
  );
}

function heldNow(topic: string, since: Date | null, folder: string): Promise<Held[]> {
  return warehouse(folder).query<Held>(
    `select conversation_id, episode, customer_id, found_by = 'label' as is_labelled from topic_facts
     where topic = $topic and ${since ? 'started_at >= $since::timestamp' : 'true'}`,
    { topic, ...(since && { since: since.toISOString() }) },
  );
}

function labelledBy(labels: readonly string[], since: Date | null, folder: string): Promise<Held[]> {
  if (labels.length === 0) return Promise.resolve([]);
  const params: Params = Object.fromEntries(labels.map((label, index) => [`label_${index}`, label]));
  const ask = warehouse(folder);
  const wanted = `[${labels.map((_, index) => `$label_${index}`).join(', ')}]`;
  return ask.query<Held>(
    `select conversation_id, episode, customer_id, true as is_labelled from conversation_facts
     where ${ask.dialect.haveCommon('labels', wanted)}
       and ${since ? 'started_at >= $since::timestamp' : 'true'}`,
    { ...params, ...(since && { since: since.toISOString() }) },
  );
}

/** Where the topic stands in what would lose it. */
async function firstMentions(topic: string, lost: readonly Held[], folder: string): Promise<Found[]> {
  const places = new Set(lost.map(placeOf));
  if (places.size === 0) return [];
  const rows = await warehouse(folder).query<Found>(
    `select facts.conversation_id, facts.episode, facts.customer_id, facts.message_id, messages.position, messages.sent_at,
       messages.text, messages.author_name as customer_name, facts.start_offset as start, facts.end_offset as "end"
     from topic_facts facts join messages using (message_id)
     where topic = $topic and facts.conversation_id in (${lost.map((_, index) => `$id_${index}`).join(', ')})`,
    { topic, ...Object.fromEntries(lost.map(({ conversation_id }, index) => [`id_${index}`, conversation_id])) },
  );
  return rows.filter((row) => places.has(placeOf(row)));
}

async function examplesOf(found: readonly Found[], folder: string) {
  const [names, { phoneCountries }] = await Promise.all([agentNames(folder), readSettings(folder)]);
  const mask = identityMask(names, phoneCountries);
  return found.map(({ start, end, message_id, ...row }) =>
    quoteOf(
      { ...row, message_id: message_id ?? '', agent_id: null, start_offset: start, end_offset: end },
      names,
      mask,
    ),
  );
}
