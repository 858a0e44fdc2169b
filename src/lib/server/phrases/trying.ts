/**
 * "Try against history": which stored messages would gain a tag by a phrase, read with the same tagger that an import
 * uses. The database leaves out messages without the phrase's words; of the rest the newest are read, a few at a time so
 * that pages are answered meanwhile. Nothing is kept.
 */
import type { Dialect } from '../../metrics';
import { shareFigure } from '../../metrics/figure';
import type { TeamPhrase, Trial } from '../../model/phrases';
import { daysOfData, period } from '../report/days';
import { exampleOf, type Quoted } from '../evidence/examples';
import { agentNames } from '../people/info';
import { tidied, type GivenPhrase } from './phrases';
import { familyOf } from '../evidence/segments';
import { warehouse, type Params } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

/** Messages that hold the phrase's words and are read, newest first. */
const MOST_READ = 20_000;
/** Read at once before other requests have their turn: about 10 ms. */
const AT_ONCE = 100;
const MOST_EXAMPLES = 3;

interface Candidate extends Omit<Quoted, 'start_offset' | 'end_offset'> {
  episode: number;
  day: string;
  /** the tag stands in it already, by a rule or another phrase */
  by_others: boolean;
  /** by the phrase that is being changed */
  by_own: boolean;
}

interface Found {
  row: Candidate;
  start: number;
  end: number;
}

export interface TrialOptions {
  /** id of the phrase that is being changed */
  id?: string;
  folder?: string;
  signal?: AbortSignal;
  mostRead?: number;
}

/** @throws NoWarehouse when nothing has been imported yet */
export async function tryPhrase(given: GivenPhrase, options: TrialOptions = {}): Promise<Trial> {
  const { folder = dataFolder(), signal, mostRead = MOST_READ } = options;
  const [{ makeTagger, problemsOf }, { beginningsOf }] = await Promise.all([
    import('../../tagging/team'),
    import('../../tagging/words'),
  ]);
  const phrase: TeamPhrase = { ...tidied(given), id: options.id ?? 'tried', addedOn: '2000-01-01' };
  const problems = problemsOf(phrase);
  if (problems.length) return { ...UNREAD, problems };

  const rule = `team.${phrase.id}`;
  const holding = holdingOf(beginningsOf(phrase.text), warehouse(folder).dialect);
  const params = { tag: phrase.tag, rule };
  // One more than is read, to know whether that was all.
  const rows = await warehouse(folder).query<Candidate>(
    candidatesSql(holding.sql, mostRead + 1),
    { ...params, ...holding.params },
    signal,
  );
  const isWhole = rows.length <= mostRead;
  const read = rows.slice(0, mostRead);
  const tagger = makeTagger([phrase]);
  const gained: Found[] = [];
  let [already, kept] = [0, 0];
  for (const [index, row] of read.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
    const hit = tagger({ role: 'agent', text: row.text }).tags.find((one) => one.rule === rule);
    if (!hit) continue;
    if (row.by_others) already += 1;
    else if (row.by_own) kept += 1;
    else gained.push({ row, start: hit.start, end: hit.end });
  }
  const oldest = isWhole ? undefined : read.at(-1);
  const [known, names, days] = await Promise.all([
    knownNow(params, oldest, folder),
    agentNames(folder),
    daysOfData(folder),
  ]);
  const lost = known.only_own - kept;
  const first = oldest ? oldest.day : days?.first;
  return {
    problems: [],
    period: first && days ? period(first, days.lastConversation) : null,
    isWhole,
    read: read.length,
    gained: { messages: gained.length, conversations: onePerConversation(gained).length },
    lost,
    already,
    before: shareFigure(known.tagged, known.messages),
    after: shareFigure(known.tagged + gained.length - lost, known.messages),
    examples: onePerConversation(gained)
      .slice(0, MOST_EXAMPLES)
      .map(({ row, start, end }) =>
        exampleOf({ ...row, start_offset: start, end_offset: end }, familyOf(phrase.tag), names),
      ),
  };
}

const UNREAD: Omit<Trial, 'problems'> = {
  period: null,
  isWhole: true,
  read: 0,
  gained: { messages: 0, conversations: 0 },
  lost: 0,
  already: 0,
  before: shareFigure(0, 0),
  after: shareFigure(0, 0),
  examples: [],
};

/** The population of cliche_rate, with what each message carries of the tag. */
const REPLIES = `select facts.*, coalesce(by_others, false) as by_others, coalesce(by_own, false) as by_own
  from (select message_id, conversation_id, episode, position, agent_id, sent_at, day::varchar as day from message_facts
        where is_human_agent and is_public and is_scored) facts
  left join (select message_id, bool_or(rule <> $rule) as by_others, bool_or(rule = $rule) as by_own
             from tags where tag = $tag group by message_id) using (message_id)`;

function candidatesSql(holding: string, limit: number): string {
  return `select replies.*, messages.text from (${REPLIES}) replies join messages using (message_id)
    where ${holding} order by sent_at desc, message_id limit ${limit}`;
}

function holdingOf(beginnings: string[], { hasText }: Dialect): { sql: string; params: Params } {
  const clauses = beginnings.map((_, index) => hasText('lower(messages.text)', `$begins_${index}`));
  return {
    sql: clauses.join(' and ') || 'true',
    params: Object.fromEntries(beginnings.map((word, index) => [`begins_${index}`, word])),
  };
}

/** How many replies there are since a message (it and those sent later), and how many carry the tag now. */
async function knownNow(
  params: { tag: string; rule: string },
  oldest: Candidate | undefined,
  folder: string,
): Promise<{ messages: number; tagged: number; only_own: number }> {
  const [row] = await warehouse(folder).query<{ messages: number; tagged: number; only_own: number }>(
    `select count(*) as messages, count(*) filter (by_others or by_own) as tagged,
       count(*) filter (by_own and not by_others) as only_own
     from (${REPLIES}) where ${oldest ? '(sent_at, $last) >= ($since::timestamp, message_id)' : 'true'}`,
    { ...params, ...(oldest && { since: oldest.sent_at.toISOString(), last: oldest.message_id }) },
  );
  return row ?? { messages: 0, tagged: 0, only_own: 0 };
}

/** The newest of each conversation. */
function onePerConversation(found: Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ row }) => {
    const place = `${row.conversation_id} ${row.episode}`;
    return !seen.has(place) && seen.add(place);
  });
}
