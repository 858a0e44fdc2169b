/** What is looked up in all files of a Zendesk export before its tickets are read, because it may stand after them. */
import { readJson } from '../files/json';
import type { ExportFile } from '../records';
import { objectsOf, textOf } from './json-values';
import { sampleOf } from './sample';
import { addressOf, kindOf, ticketOfComment } from './zendesk-kinds';
import { mergedInto } from './zendesk-comments';

export interface Lookups {
  /** id of a group -> its name */
  groups: Map<string, string>;
  /** ids of users who are agents or admins */
  colleagues: Set<string>;
  hasUsers: boolean;
  /** tickets whose comments stand in lists or audits of the API, so that their description says nothing new */
  commented: Set<string>;
  /** ticket -> the one it was merged into, as comments of the API say */
  merged: Map<string, string>;
}

export async function lookUp(files: ExportFile[]): Promise<Lookups> {
  const lookups: Lookups = {
    groups: new Map(),
    colleagues: new Set(),
    hasUsers: false,
    commented: new Set(),
    merged: new Map(),
  };
  for (const file of files) {
    const sample = sampleOf(file);
    if (sample.kind !== 'json') continue;
    const kinds = new Set(sample.records.map(kindOf));
    const signs = [
      ...(kinds.has('groups') || sample.records.some((value) => 'group_id' in value) ? ['/api/v2/groups/'] : []),
      ...(kinds.has('users') ? ['"agent"', '"admin"'] : []),
      ...(kinds.has('audits') ? ['"ticket_id"'] : []),
      ...(kinds.has('comments') ? ['"author_id"'] : []),
    ];
    lookups.hasUsers ||= kinds.has('users');
    if (signs.length > 0) await lookThrough(file, signs, lookups);
  }
  return lookups;
}

/** Parses only the records whose text holds one of the signs. */
async function lookThrough(file: ExportFile, signs: string[], lookups: Lookups) {
  const sample = sampleOf(file);
  if (sample.kind !== 'json') return;
  const mayMatter = (text: string) => signs.some((sign) => text.includes(sign));
  for await (const batch of readJson(file, sample.layout, undefined, mayMatter)) {
    for (const { value = {} } of batch) {
      const kind = kindOf(value);
      if (kind === 'comments' || kind === 'audits') {
        const ticket = kind === 'audits' ? textOf(value.ticket_id) : ticketOfComment(value, file);
        if (ticket === null) continue;
        lookups.commented.add(ticket);
        const comments = kind === 'audits' ? objectsOf(value.events) : [value];
        const target = comments.map(mergedInto).find((id) => id !== null);
        if (target !== undefined) lookups.merged.set(ticket, target);
        continue;
      }
      const [id, name] = [textOf(value.id), textOf(value.name)];
      if (id === null) continue;
      if (addressOf(value)?.kind === 'groups' && name !== null) lookups.groups.set(id, name);
      if (kind === 'users' && (value.role === 'agent' || value.role === 'admin')) lookups.colleagues.add(id);
    }
  }
}
