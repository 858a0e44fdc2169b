/** Debian's ZooKeeper, one node, as ClickHouse's replicas need it to agree. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { start, until, type Server } from './process';

export async function startZooKeeper(folder: string, port: number): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'zoo.cfg');
  writeFileSync(
    config,
    [
      'tickTime=500',
      `dataDir=${folder}`,
      `clientPort=${port}`,
      'clientPortAddress=127.0.0.1',
      'admin.enableServer=false',
      '4lw.commands.whitelist=ruok',
      '',
    ].join('\n'),
  );
  const server = start(
    'java',
    [
      '-Xmx256m',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      '/usr/share/java/*',
      'org.apache.zookeeper.server.quorum.QuorumPeerMain',
      config,
    ],
    join(folder, 'log'),
  );
  await until(`ZooKeeper on port ${port} answered`, async () => (await said(port, 'ruok')) === 'imok');
  return server;
}

function said(port: number, word: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(word));
    // Before it is ready it may take the word and never answer.
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
