/** One server of Debian's ClickHouse 18.16 and its configuration. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, until, type Server } from './process';

export interface Ports {
  http: number;
  tcp: number;
  interserver: number;
}

export interface NodeOptions {
  folder: string;
  ports: Ports;
  shard: number;
  replica: number;
  /** of the whole cluster: shards, and the ports of the replicas of each */
  shards: Ports[][];
  zookeeper: number;
}

/** The name of the cluster in the servers' configuration. */
export const CLUSTER = 'undertone';

/** Who may only read, and say in a question's settings how long it may take. */
export const READER = { username: 'reader', password: 'only reads' };

/** Whose questions carry their own limits, and `readonly` with them. */
export const ANALYST = { username: 'analyst', password: 'asks in SQL' };

/** Now and then 18.16 hangs when it starts after a SIGKILL; as a supervisor would, it is started again then. */
export function startNode(options: NodeOptions): Promise<Server> {
  return startOnce(options, 15_000).catch(() => startOnce(options, 60_000));
}

async function startOnce(options: NodeOptions, within: number): Promise<Server> {
  const { folder, ports } = options;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'config.xml');
  writeFileSync(join(folder, 'users.xml'), USERS);
  writeFileSync(file, configuration(options));
  const server = start('clickHouse', [`--config-file=${file}`], join(folder, 'log'));
  try {
    await until(
      `ClickHouse on port ${ports.http} answered`,
      async () => {
        const answer = await fetch(`http://127.0.0.1:${ports.http}/ping`, { signal: AbortSignal.timeout(1_000) });
        return answer.ok;
      },
      within,
    );
  } catch (error) {
    await server.kill();
    const said = readFileSync(join(folder, 'errors.log'), 'utf8').slice(-2_000);
    throw new Error(`${String(error)} It said:\n${said}`, { cause: error });
  }
  return server;
}

function configuration({ folder, ports, shard, replica, shards, zookeeper }: NodeOptions): string {
  return `<yandex>
  <logger><level>warning</level><log>${folder}/server.log</log><errorlog>${folder}/errors.log</errorlog></logger>
  <http_port>${ports.http}</http_port>
  <tcp_port>${ports.tcp}</tcp_port>
  <interserver_http_port>${ports.interserver}</interserver_http_port>
  <interserver_http_host>127.0.0.1</interserver_http_host>
  <listen_host>127.0.0.1</listen_host>
  <keep_alive_timeout>30</keep_alive_timeout>
  <!-- A replica that was killed in the middle of its first chunks has more parts that nobody knows of than others. -->
  <merge_tree><replicated_max_ratio_of_wrong_parts>1</replicated_max_ratio_of_wrong_parts></merge_tree>
  <mark_cache_size>134217728</mark_cache_size>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>UTC</timezone>
  <zookeeper>
    <node><host>127.0.0.1</host><port>${zookeeper}</port></node>
    <session_timeout_ms>3000</session_timeout_ms>
  </zookeeper>
  <distributed_ddl><path>/clickhouse/task_queue/ddl</path></distributed_ddl>
  <remote_servers><${CLUSTER}>
${shards.map(shardXml).join('\n')}
  </${CLUSTER}></remote_servers>
  <macros><cluster>${CLUSTER}</cluster><shard>${shard}</shard><replica>${replica}</replica></macros>
</yandex>
`;
}

function shardXml(replicas: Ports[]): string {
  const hosts = replicas.map(({ tcp }) => `<replica><host>127.0.0.1</host><port>${tcp}</port></replica>`);
  return `    <shard><internal_replication>true</internal_replication>${hosts.join('')}</shard>`;
}

const USERS = `<yandex>
  <profiles>
    <default><max_memory_usage>2000000000</max_memory_usage></default>
    <reader><readonly>2</readonly></reader>
  </profiles>
  <users>
    <default>
      <password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
    </default>
    <${READER.username}>
      <password>${READER.password}</password><networks><ip>127.0.0.1</ip></networks>
      <profile>reader</profile><quota>default</quota>
    </${READER.username}>
    <${ANALYST.username}>
      <password>${ANALYST.password}</password><networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile><quota>default</quota>
    </${ANALYST.username}>
  </users>
  <quotas><default/></quotas>
</yandex>
`;
