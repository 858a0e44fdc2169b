/** Groove tickets of its API with their actions inside; only an action that changed a "Message" was written by somebody. */
import { instantReader } from '../../src/lib/mapping/instants';
import { moodLabelled } from '../../src/lib/mapping/words';
import type { JsonObject } from '../files/json';
import type { ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { objectOf, objectsOf, textOf, textsOf } from './json-values';
import { channelNamed, detectObjects, eachObjectOf, kindOf, unfit, type Kinds } from './objects';
import type { FileRecord } from './reading';

const KINDS = {
  tickets: (value) =>
    /api\.groovehq\.com\/v1\/tickets\//.test(textOf(value.href) ?? '') && Array.isArray(value.actions),
} satisfies Kinds<string>;

export const groove: Format = {
  id: 'groove',
  title: 'Groove tickets (API, JSON)',
  whereToFind: 'Groove gives tickets through its API: save /v1/tickets with the actions of each as a list "actions".',
  detect: (file) => detectObjects(file, 'groove', 'Groove', KINDS, ['tickets'], null),
  read,
};

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const readInstant = instantReader(undefined, options.timezone);
  const instantOf = (value: unknown) => readInstant(textOf(value) ?? '')?.at ?? null;
  yield* eachObjectOf(files, options, (value, record) => translate(value, record, instantOf));
}

function* translate(
  value: JsonObject,
  record: number,
  instantOf: (value: unknown) => Date | null,
): Generator<ExportRecord> {
  const id = textOf(value.number) ?? textOf(value.id);
  if (kindOf(KINDS, value) === null || id === null) {
    yield unfit(value, record, 'number', 'a ticket of Groove with its number');
    return;
  }
  if (value.state === 'spam') {
    yield { kind: 'skipped', reason: 'marked as spam' };
    return;
  }
  const customer = objectOf(objectOf(value.customer).customer);
  const labels = textsOf(value.tags);
  const state = textOf(value.state);
  yield {
    kind: 'conversation',
    id,
    subject: textOf(value.title),
    channel: channelNamed(value.type),
    status: state,
    isClosed: state === null ? undefined : state === 'closed',
    priority: textOf(value.priority),
    labels,
    selfMood: moodLabelled(labels),
    customerKey: textOf(customer.id),
    updatedAt: instantOf(value.updated_at),
  };
  for (const [order, action] of objectsOf(value.actions).entries()) {
    const change = objectOf(action.change);
    const body = textOf(change.body);
    if (change.type !== 'Message' || body === null) {
      const isEvent = change.type !== 'Message';
      yield {
        kind: 'skipped',
        reason: isEvent ? 'action that is no message (state, assignment \u2026)' : 'message without text',
      };
      continue;
    }
    const actor = objectOf(action.actor);
    const role = actor.type === 'Customer' ? 'customer' : actor.type === 'Agent' ? 'agent' : null;
    const sentAt = instantOf(action.created_at);
    if (sentAt === null || role === null) {
      const path = `actions[${order}]`;
      yield sentAt === null
        ? unfit(action, record, `${path}.created_at`, 'a time such as 2025-03-04T09:12:44Z', action.created_at)
        : unfit(action, record, `${path}.actor.type`, 'Customer or Agent', actor.type);
      continue;
    }
    const [key, name] = [textOf(actor.id), textOf(actor.name)];
    if (key !== null) yield { kind: 'person', key, role, name, email: textOf(actor.email) };
    yield {
      kind: 'message',
      id: textOf(action.id),
      conversationId: id,
      role,
      isPublic: change.note !== true,
      authorKey: key,
      authorName: name,
      sentAt,
      order,
      body,
      bodyFormat: 'html',
    };
  }
}
