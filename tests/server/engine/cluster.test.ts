import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { describe, expect, it } from 'vitest';
import { ClusterProblem } from '../../../src/lib/model/clusterproblem';
import { clusterSource, ClusterSource } from '../../../src/lib/server/engine/cluster';
import { Hosts } from '../../../src/lib/server/engine/hosts';
import { ServedWarehouse } from '../../../src/lib/server/warehouse/served';
import { fakeCluster, table, type Reply } from './fakecluster';

const GOOD = table({ n: 'UInt64' }, [['41'], ['42']]);

/** A cluster whose pointer is right, so that only the query itself meets what the test wants. */
const serving = (reply: Reply) =>
  fakeCluster((response, query, address) => {
    if (query.includes('system.tables')) response.end(table({ n: 'UInt64' }, [['1']]));
    else if (query.includes('undertone.generations'))
      response.end(
        table({ number: 'UInt32', database: 'String', built_at: 'String' }, [
          [7, 'undertone_7', '2026-03-01T10:00:00Z'],
        ]),
      );
    else reply(response, query, address);
  });

async function asked(address: string, signal?: AbortSignal): Promise<unknown> {
  const served = new ServedWarehouse(clusterSource(address));
  try {
    return await served.query('select n from numbers', {}, signal);
  } catch (error) {
    if (!(error instanceof ClusterProblem)) return error;
    // The port is another one each time.
    return [error.message, error.hint].map((text) => text.replace(/127\.0\.0\.1:\d+/g, 'HOST'));
  } finally {
    await served.close();
  }
}

const whenAnswered = async (reply: Reply) => asked(await serving(reply));

describe('a cluster that answers', () => {
  it('is asked for its whole answer at once, in the database of the generation', async () => {
    let settings: Record<string, string> = {};
    const rows = await whenAnswered((response, _, address) => {
      settings = Object.fromEntries(address.searchParams);
      response.end(GOOD);
    });
    expect(rows).toEqual([{ n: 41 }, { n: 42 }]);
    expect(settings).toMatchObject({
      database: 'undertone_7',
      wait_end_of_query: '1',
      skip_unavailable_shards: '0',
      cancel_http_readonly_queries_on_client_close: '1',
    });
  });
});

const AGAIN = 'Reload. If it happens again, look into the log of the cluster, and of a proxy before it.';
const IS_IT_THERE = 'Is it running, and are host and port right? curl on that address should say "Ok.".';
const LOOK = 'The log of the cluster tells more; the error is also written where Undertone was started.';
const USER = 'Check the address in --warehouse or UNDERTONE_WAREHOUSE: clickhouse://user:password@host:8123.';

const exception = (code: number, words: string, type: string) =>
  `Code: ${code}. DB::Exception: ${words}. (${type}) (version 26.7.2.1 (official build))\n`;
const refused = (status: number, code: number, words: string, type: string) => (response: ServerResponseLike) => {
  response.writeHead(status, { 'x-clickhouse-exception-code': String(code) });
  response.end(exception(code, words, type));
};
type ServerResponseLike = Parameters<Reply>[0];

/** What is sent, and the two sentences that a person reads. */
const SHAPES: [name: string, reply: Reply, message: string, hint: string][] = [
  [
    'an error with its number',
    refused(500, 395, 'Value passed to throwIf is non-zero', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'),
    'The cluster at clickhouse://reader@HOST could not answer (code 395): Value passed to throwIf is non-zero.',
    LOOK,
  ],
  [
    'an error under a status that says all is well',
    refused(200, 395, 'Value passed to throwIf is non-zero', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'),
    'The cluster at clickhouse://reader@HOST could not answer (code 395): Value passed to throwIf is non-zero.',
    LOOK,
  ],
  [
    'an error of a server of 2018, which has no kinds of errors',
    (response) => {
      response.writeHead(500);
      response.end('Code: 395, e.displayText() = DB::Exception: Too bad, e.what() = DB::Exception');
    },
    'The cluster at clickhouse://reader@HOST could not answer (code 395): Too bad, e.what() = DB::Exception',
    LOOK,
  ],
  [
    'rows, and then an error in a field of the answer',
    (response) => {
      const said = exception(241, 'Query memory limit exceeded', 'MEMORY_LIMIT_EXCEEDED');
      response.end(`${GOOD.slice(0, -1)},"exception":${JSON.stringify(said)}}`);
    },
    'The cluster at clickhouse://reader@HOST ran out of the memory it may use for this: Query memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)',
    'Ask for fewer days; or raise max_memory_usage for this user.',
  ],
  [
    'rows, and then an error between marks, as servers since 25.11 write it',
    (response) => {
      const said = exception(159, 'Timeout exceeded', 'TIMEOUT_EXCEEDED');
      response.writeHead(200, { 'x-clickhouse-exception-tag': 'abcdefghij' });
      response.write(GOOD.slice(0, 40));
      response.end(`\r\n__exception__\r\nabcdefghij\r\n${said}${said.length} abcdefghij\r\n__exception__\r\n`);
    },
    'The cluster at clickhouse://reader@HOST took longer than it may for this.',
    'Ask for fewer days; or raise max_execution_time for this user.',
  ],
  [
    'a shard that is away',
    refused(500, 279, 'All connection tries failed', 'ALL_CONNECTION_TRIES_FAILED'),
    'The cluster at clickhouse://reader@HOST cannot reach all of its shards, and half an answer is none: All connection tries failed.',
    'select * from system.clusters on the cluster tells which one is away. Then reload.',
  ],
  [
    'a wrong password, as servers of today say it',
    refused(401, 516, 'reader: Authentication failed', 'AUTHENTICATION_FAILED'),
    'The cluster at clickhouse://reader@HOST does not know this user or password.',
    USER,
  ],
  [
    'a generation that was dropped',
    refused(404, 81, 'Database undertone_7 does not exist', 'UNKNOWN_DATABASE'),
    'On the cluster at clickhouse://reader@HOST something is missing: Database undertone_7 does not exist.',
    'Reload once. If it stays so, send the warehouse again: undertone publish.',
  ],
  [
    'a right that is missing',
    refused(403, 497, 'reader: Not enough privileges', 'ACCESS_DENIED'),
    'The cluster at clickhouse://reader@HOST does not allow its user this: reader: Not enough privileges.',
    'Whoever runs the cluster has to grant it (README, "Past one machine").',
  ],
  [
    'the first half of an answer under its whole length',
    (response) => {
      response.writeHead(200, { 'content-length': GOOD.length, connection: 'close' });
      response.write(GOOD.slice(0, 50), () => response.socket?.destroy());
    },
    'The line to clickhouse://reader@HOST broke off in the middle.',
    AGAIN,
  ],
  [
    'the first half of an answer, ended as if it were whole',
    (response) => response.end(GOOD.slice(0, 50)),
    'The answer of clickhouse://reader@HOST broke off after 50 bytes.',
    AGAIN,
  ],
  [
    'a table with fewer rows than it says',
    (response) => response.end(GOOD.replace('"rows":2', '"rows":3')),
    'The answer of clickhouse://reader@HOST broke off after 71 bytes.',
    AGAIN,
  ],
  [
    'nothing under a status that says all is well',
    (response) => response.end(),
    'The answer of clickhouse://reader@HOST broke off after 0 bytes.',
    AGAIN,
  ],
  [
    'a line that drops before a word was said',
    (response) => response.socket?.destroy(),
    'The line to clickhouse://reader@HOST broke off in the middle.',
    AGAIN,
  ],
  [
    "a proxy's page",
    (response) => {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>');
    },
    'What answers at clickhouse://reader@HOST is not ClickHouse, or not whole: a web page, "502 Bad Gateway".',
    IS_IT_THERE,
  ],
  [
    'a login page under a status that says all is well',
    (response) => response.end('<!doctype html><h1>Sign in</h1>'),
    'What answers at clickhouse://reader@HOST is not ClickHouse, or not whole: a web page, "Sign in".',
    IS_IT_THERE,
  ],
  [
    'a 404 of something else',
    (response) => {
      response.writeHead(404);
      response.end('no such route');
    },
    'What answers at clickhouse://reader@HOST is not ClickHouse, or not whole: no such route.',
    IS_IT_THERE,
  ],
  [
    'JSON of something else',
    (response) => response.end('{"ok": true}'),
    'The answer of clickhouse://reader@HOST broke off after 12 bytes.',
    AGAIN,
  ],
];

describe('an answer that is none is never taken for a short one:', () => {
  it.each(SHAPES)('%s', async (_, reply, message, hint) => expect(await whenAnswered(reply)).toEqual([message, hint]));

  it('nothing that listens', async () => {
    expect(await asked('clickhouse://reader:secret@127.0.0.1:9')).toEqual([
      'Nothing listens at clickhouse://reader@HOST.',
      IS_IT_THERE,
    ]);
  });

  it('a host that does not exist', async () => {
    expect(await asked('clickhouse://reader:secret@nowhere.invalid:8123')).toEqual([
      expect.stringMatching(
        /^(There is no host of the name in|The name in) clickhouse:\/\/reader@nowhere\.invalid:8123( cannot be looked up just now)?\.$/,
      ),
      IS_IT_THERE,
    ]);
  });

  it('TLS where there is none', async () => {
    const address = await serving((response) => response.end(GOOD));
    expect(await asked(address.replace('clickhouse:', 'clickhouses:'))).toEqual([
      'clickhouses://reader@HOST does not speak TLS there.',
      'clickhouse:// is without TLS (port 8123), clickhouses:// with it (port 8443).',
    ]);
  });

  it('silence', async () => {
    const log = { level: ClickHouseLogLevel.OFF };
    const url = (await fakeCluster(() => undefined)).replace(/^.*@/, 'http://');
    const served = new ServedWarehouse(
      new ClusterSource(() => new Hosts([createClient({ url, request_timeout: 50, log })]), 'HOST'),
    );
    const answer = served.query('select 1');
    await expect(answer).rejects.toMatchObject({ message: 'HOST did not answer in time.', hint: IS_IT_THERE });
    await served.close();
  });

  it('a pointer to the generation that is served whose answer is empty: it is not as if nothing was imported', async () => {
    const address = await fakeCluster((response) => response.end());
    expect(await asked(address)).toEqual(['The answer of clickhouse://reader@HOST broke off after 0 bytes.', AGAIN]);
  });

  it('one that the reader did not wait for ends with what the reader said', async () => {
    const leaving = new AbortController();
    const address = await serving(() => leaving.abort(new Error('the page is closed')));
    expect(await asked(address, leaving.signal)).toEqual(new Error('the page is closed'));
  });
});
