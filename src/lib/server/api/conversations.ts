/** Conversations as the API gives them: a page of the list, and one transcript with its words in one piece. */
import { filtersTo, listStateFrom } from '../../filters';
import type { ListItem } from '../../model/list';
import type { LitNote, Segment, ShownMessage, Transcript } from '../../model/transcript';
import { transcript } from '../conversation/conversation';
import { BadRequest } from '../http/errors';
import { conversationList } from '../list/list';
import { generationSeen } from '../warehouse/pins';
import { dataFolder } from '../workspace/workspace';
import { checked, OF_LIST } from './parameters';

export interface ListAnswer {
  /** episodes that match, over all pages */
  total: number;
  page: number;
  pages: number;
  /** address of the next page; null on the last */
  next: string | null;
  items: ListItem[];
  /** when the warehouse was built: another one than on the page before means that the list may have moved */
  generation: string | null;
}

/** @throws BadRequest naming all that is wrong with the parameters, NoWarehouse before the first import */
export async function askedList(parameters: URLSearchParams, folder = dataFolder()): Promise<ListAnswer> {
  const { filters } = checked(parameters, OF_LIST);
  const { sort, page: asked } = listStateFrom(parameters);
  const { total, page, pages, items, problem } = await conversationList(filters, { page: asked, sort, folder });
  if (problem) throw new BadRequest(problem, 400, 'GET /api/metrics lists the figures.');
  if (asked > pages) throw new BadRequest(`page ${asked}: there are ${pages}.`, 404);
  const following = filtersTo(filters);
  following.set('sort', sort);
  following.set('page', String(page + 1));
  const next = page < pages ? `/api/conversations?${following}` : null;
  return { total, page, pages, next, items, generation: generationSeen() };
}

/** A note with its place in `text` as it is given here, where names may be masked. */
type Message = Omit<ShownMessage, 'segments'> & { text: string };
export type TranscriptAnswer = Omit<Transcript, 'messages'> & { messages: Message[]; generation: string | null };

/** @throws BadRequest when there is no such conversation */
export async function askedTranscript(id: string, folder = dataFolder()): Promise<TranscriptAnswer> {
  const found = await transcript(id, folder);
  if (!found)
    throw new BadRequest(
      `There is no conversation ${id.slice(0, 200)} in these data.`,
      404,
      'GET /api/conversations lists them; it may have been taken back with its import.',
    );
  const messages = found.messages.map(({ segments, notes, ...message }) => ({
    ...message,
    text: segments.map(({ text }) => text).join(''),
    notes: notes.map((note) => ({ ...note, ...placeOf(note, segments) })),
  }));
  return { ...found, messages, generation: generationSeen() };
}

function placeOf({ number }: LitNote, segments: readonly Segment[]): { start: number; end: number } {
  let [start, end, at] = [-1, 0, 0];
  for (const { text, notes } of segments) {
    if (notes.includes(number)) {
      if (start < 0) start = at;
      end = at + text.length;
    }
    at += text.length;
  }
  return { start: Math.max(0, start), end };
}
