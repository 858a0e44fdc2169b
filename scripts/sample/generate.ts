/**
 * Writes sample-data/: `npm run sample`. The same seed gives the same bytes, so a change here shows as a diff there.
 * The exports have the vendors' true shapes; every person, business and sentence is made up.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SEED } from './seed';
import { tellStories } from './stories';
import { workspaceFiles } from './workspace';
import { intercomExport, intercomTeams } from './write-intercom';
import { tableExport } from './write-table';
import { zendeskExport } from './write-zendesk';

/** Every file of the sample, path below sample-data -> content. */
export function sampleFiles(seed: number): Record<string, string> {
  const all = tellStories(seed);
  const chats = all.filter((conversation) => conversation.channel === 'chat');
  const mailbox = all.filter(
    (conversation) => conversation.channel === 'email' && conversation.agent.team === 'Onboarding',
  );
  const tickets = all.filter((conversation) => !chats.includes(conversation) && !mailbox.includes(conversation));
  return {
    'zendesk/fernbook-export.ndjson': zendeskExport(tickets),
    'intercom/conversations.ndjson': intercomExport(chats),
    'intercom/teams.json': intercomTeams(),
    'messages-csv/onboarding-mailbox.csv': tableExport(mailbox),
    ...workspaceFiles(),
  };
}

const target = process.argv[2];
if (target) {
  for (const [path, content] of Object.entries(sampleFiles(SEED))) {
    const file = join(target, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`${file}: ${Buffer.byteLength(content).toLocaleString('en')} bytes`);
  }
}
