/** A warehouse with an empty staging database in a temporary folder, and short ways to put records into it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginNextWarehouse, type NextWarehouse } from '../../../pipelines/warehouse/generation';
import {
  openStaging,
  type StagedConversation,
  type StagedMessage,
  type StagedPerson,
} from '../../../pipelines/import/staging';

export interface Records {
  messages?: Partial<StagedMessage>[];
  conversations?: Partial<StagedConversation>[];
  people?: Partial<StagedPerson>[];
}

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'undertone-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens an empty next warehouse in a folder of its own. */
export async function emptyWarehouse(): Promise<{ next: NextWarehouse; remove: () => void }> {
  const folder = temporaryFolder();
  const next = await beginNextWarehouse(folder.path, 'test');
  return {
    next,
    remove() {
      next.close();
      folder.remove();
    },
  };
}

/** Fills staging with records; what a test does not name is plain. Minute n of the day is `minute(n)`. */
export async function stage(next: NextWarehouse, records: Records): Promise<void> {
  const staging = openStaging(next);
  let seq = 0;
  for (const message of records.messages ?? [])
    staging.messages.append({
      seq: ++seq,
      file: 'export.csv',
      conversation: null,
      id: null,
      parent: null,
      role: null,
      is_public: true,
      author: null,
      author_name: null,
      sent_at: minute(seq),
      given_order: null,
      body: `message ${seq}`,
      body_format: 'text',
      subject: null,
      channel: null,
      team: null,
      labels: null,
      csat: null,
      self_mood: null,
      stable: null,
      ...message,
    });
  for (const conversation of records.conversations ?? [])
    staging.conversations.append({
      seq: ++seq,
      file: 'export.csv',
      id: '',
      subject: null,
      channel: null,
      team: null,
      status: null,
      is_closed: null,
      priority: null,
      labels: null,
      csat: null,
      csat_comment: null,
      self_mood: null,
      merged_into: null,
      reopen_count: null,
      customer: null,
      url: null,
      updated_at: null,
      is_part: false,
      gathered_at: null,
      ...conversation,
    });
  for (const person of records.people ?? [])
    staging.people.append({ seq: ++seq, key: '', role: null, name: null, email: null, ...person });
  await staging.close();
}

export function minute(n: number): Date {
  return new Date(Date.UTC(2024, 4, 16, 10, n));
}
