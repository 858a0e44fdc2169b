/**
 * Which conversations hold what somebody typed: words, each as a beginning ("refund" finds refunds), all of them
 * somewhere in the conversation; in quotes, one after the other. Read by the index of words (pipelines/search), and only
 * a phrase looks at messages, those of the conversations that hold all its words.
 */
import type { Dialect } from '../../metrics';
import type { Params } from '../warehouse/warehouse';

/** Of what was typed; more would be a text, and no search. */
const MOST_TERMS = 12;
/** A beginning of one or two letters would be half of all words. */
const SHORTEST_BEGINNING = 3;
/** More rows than any warehouse holds. */
const ALL = 1e15;

interface Term {
  text: string;
  isPhrase: boolean;
}

/** What was typed, cut into words and quoted phrases; a quote that is never closed reaches to the end. */
export function termsOf(typed: string): Term[] {
  const pieces = typed.replace(/[“”„«»]/g, '"').split('"');
  return (
    pieces
      .flatMap((piece, index): Term[] =>
        index % 2 === 1 && /\s/.test(piece.trim())
          ? [{ text: piece.trim(), isPhrase: true }]
          : piece
              .split(/\s+/)
              .filter(Boolean)
              .map((text) => ({ text, isPhrase: index % 2 === 1 })),
      )
      // Marks alone hold no word and narrow nothing.
      .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
      .slice(0, MOST_TERMS)
  );
}

/**
 * The predicate on conversation_id, values bound.
 * @param areNamesHidden while agents stand as pseudonyms their names are no words that can be searched: a hit would say
 *   who it was
 */
export function wordsWhere(typed: string, areNamesHidden: boolean, dialect: Dialect): { sql: string; params: Params } {
  const terms = termsOf(typed);
  const params: Params = {};
  const clauses = terms.map(({ text, isPhrase }, index) => {
    const name = `term_${index}`;
    params[name] = text;
    return isPhrase ? phrase(`$${name}`, areNamesHidden, dialect) : holds(`$${name}`, areNamesHidden, dialect);
  });
  return { sql: clauses.length > 0 ? clauses.join(' and ') : 'true', params };
}

function holds(term: string, areNamesHidden: boolean, dialect: Dialect): string {
  return `conversation_id in (
    select conversation_id from search_conversations where number in (${numbersOf(term, false, areNamesHidden, dialect)}))`;
}

/** The numbers of the conversations that hold every word of what was typed. */
function numbersOf(term: string, isWhole: boolean, areNamesHidden: boolean, dialect: Dialect): string {
  const { each, searchWords, startsWith } = dialect;
  const isFound = isWhole
    ? 'search_words.word = asked.word'
    : `(search_words.word = asked.word
        or (char_length(asked.word) >= ${SHORTEST_BEGINNING} and ${startsWith('search_words.word', 'asked.word')}))`;
  return `
    select number from (
      select distinct ${each('search_words.conversations')} as number, asked.word
      from (select ${each(searchWords(term))} as word) asked join search_words on ${isFound}
      ${areNamesHidden ? `where search_words.word not in (${namesIn(dialect)})` : ''}
    ) group by number having count(*) = length(${searchWords(term)})`;
}

const namesIn = ({ each, searchWords }: Dialect) =>
  `select ${each(searchWords('name'))} from agents where name is not null`;

function phrase(term: string, areNamesHidden: boolean, dialect: Dialect): string {
  const { mightHold, hasText, plainWords } = dialect;
  // Each step is kept apart from the next, or every message of the warehouse would be cut into words: the engine moves
  // a condition into a materialized step too, but never past a limit. Joins, because ClickHouse 26.7 refuses an IN within
  // an IN over shards ("Invalid local IN function name globalIn").
  return `conversation_id in (
    with known as materialized (
      select conversation_id from search_conversations where number in (${numbersOf(term, true, areNamesHidden, dialect)})
    ), holding as materialized (
      select messages.conversation_id as conversation_id, text
      from messages join known on messages.conversation_id = known.conversation_id limit ${ALL}
    ), titled as materialized (
      select conversations.conversation_id as conversation_id, subject
      from conversations join known on conversations.conversation_id = known.conversation_id limit ${ALL}
    )
    select conversation_id from (select * from holding where ${mightHold('text', term)} limit ${ALL})
    where ${hasText(plainWords('text'), plainWords(term))}
    union select conversation_id from titled where ${hasText(plainWords('subject'), plainWords(term))})`;
}
