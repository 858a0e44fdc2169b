import { afterEach, describe, expect, it } from 'vitest';
import { clusterSource, connectTo } from '../../../src/lib/server/engine/cluster';
import type { Hosts } from '../../../src/lib/server/engine/hosts';
import { publishedIn } from '../../../src/lib/server/engine/published';
import { ServedWarehouse } from '../../../src/lib/server/warehouse/served';
import { fakeCluster, table } from './fakecluster';

const COLUMNS = { number: 'UInt32', database: 'String', built_at: 'String' };
const published = (number: number) => ({ number, database: `undertone_${number}`, built_at: `day ${number}` });

const opened: (Hosts | ServedWarehouse)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const together = (addresses: string[]) =>
  `clickhouse://reader:secret@${addresses.map((address) => address.replace(/^.*@/, '')).join(',')}`;

/** Hosts whose newest generations are these; null where one has not even the list, "away" where none listens. */
async function hosts(...newest: (number | null | 'away')[]): Promise<Hosts> {
  const addresses = await Promise.all(
    newest.map((number) =>
      number === 'away'
        ? 'clickhouse://reader:secret@127.0.0.1:9'
        : fakeCluster((response, query) => {
            if (query.includes('system.tables')) response.end(table({ n: 'UInt64' }, [[number === null ? '0' : '1']]));
            else response.end(table(COLUMNS, number ? [Object.values(published(number))] : []));
          }),
    ),
  );
  const pointer = connectTo(together(addresses))();
  opened.push(pointer);
  return pointer;
}

describe('the generation that a cluster serves', () => {
  it('is what another host knows while the first has yet to hear of any', async () => {
    expect(await publishedIn(await hosts(null, 3))).toEqual(published(3));
    expect(await publishedIn(await hosts(0, 2, 3))).toEqual(published(3));
  });

  it('is none when no host knows of one, whether the others are there or away', async () => {
    expect(await publishedIn(await hosts(null, 0))).toBeNull();
    expect(await publishedIn(await hosts(null, 'away'))).toBeNull();
  });

  it('does not go back to one of before when a host that lags behind is asked', async () => {
    expect(await publishedIn(await hosts(4, 5), 'here', 5)).toEqual(published(5));
  });

  it('is what the first host says as long as nothing newer was seen, without asking the others', async () => {
    expect(await publishedIn(await hosts(4, 5), 'here', 4)).toEqual(published(4));
  });

  it('is the newest that is there when everything was dropped and published anew', async () => {
    expect(await publishedIn(await hosts(1, 1), 'here', 9)).toEqual(published(1));
  });

  it('is asked at a host that has its tables already', async () => {
    const behind = await fakeCluster((response, query) => {
      if (query.includes('system.tables')) response.end(table({ n: 'UInt64' }, [['0']]));
      else {
        response.statusCode = 404;
        response.end('Code: 81. DB::Exception: Database undertone_3 does not exist. (UNKNOWN_DATABASE)');
      }
    });
    const whole = await fakeCluster((response, query) => {
      if (query.includes('system.tables')) response.end(table({ n: 'UInt64' }, [['1']]));
      else if (query.includes('undertone.generations')) response.end(table(COLUMNS, [Object.values(published(3))]));
      else response.end(table({ n: 'UInt8' }, [[1]]));
    });
    const served = new ServedWarehouse(clusterSource(together([behind, whole])));
    opened.push(served);
    expect(await served.query('select 1 as n')).toEqual([{ n: 1 }]);
  });
});
