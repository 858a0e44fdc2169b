import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { clusterSource } from '../../../src/lib/server/engine/cluster';
import { ServedWarehouse } from '../../../src/lib/server/warehouse/served';
import { fakeCluster, table } from './fakecluster';

const opened: ServedWarehouse[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((served) => served.close()));
});

/** A cluster of these hosts, as the dashboard asks it. */
function over(...addresses: string[]): ServedWarehouse {
  const hosts = addresses.map((address) => address.replace(/^.*@/, '')).join(',');
  const served = new ServedWarehouse(clusterSource(`clickhouse://reader:secret@${hosts}`));
  opened.push(served);
  return served;
}

const NOBODY = 'clickhouse://reader:secret@127.0.0.1:9';
const failing = (code: number) => (response: ServerResponse) => {
  response.statusCode = 500;
  response.end(`Code: ${code}. DB::Exception: So it is. (SOME_ERROR)`);
};

/** A host that serves a generation and answers a question as the test says; `questions` are those that it got. */
async function host(answer: (response: ServerResponse) => void): Promise<{ address: string; questions: string[] }> {
  const questions: string[] = [];
  const address = await fakeCluster((response, query) => {
    if (query.includes('system.tables')) response.end(table({ n: 'UInt64' }, [['1']]));
    else if (query.includes('undertone.generations'))
      response.end(table({ number: 'UInt32', database: 'String', built_at: 'String' }, [[1, 'undertone_1', 'then']]));
    else {
      questions.push(query);
      answer(response);
    }
  });
  return { address, questions };
}
const good = () => host((response) => response.end(table({ n: 'UInt8' }, [[1]])));

describe('a cluster of several hosts', () => {
  it('is asked at the next one when nothing listens at the first', async () => {
    expect(await over(NOBODY, (await good()).address).query('select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('is asked at the next one when the line breaks off in the middle, and there first from then on', async () => {
    const [broken, whole] = [await host((response) => response.destroy()), await good()];
    const served = over(broken.address, whole.address);
    expect(await served.query('select 1 as n')).toEqual([{ n: 1 }]);
    expect(await served.query('select 1 as n, 2 as m')).toEqual([{ n: 1 }]);
    expect([broken.questions.length, whole.questions.length]).toEqual([1, 2]);
  });

  it('is asked once more where a neighbour of the only host went away', async () => {
    const answers = [failing(210), (response: ServerResponse) => response.end(table({ n: 'UInt8' }, [[1]]))];
    const { address, questions } = await host((response) => answers.shift()?.(response));
    expect(await over(address).query('select 1 as n')).toEqual([{ n: 1 }]);
    expect(questions).toHaveLength(2);
  });

  it('says what is wrong when no host can reach all shards, and gives no part of an answer', async () => {
    const [one, other] = [await host(failing(279)), await host(failing(279))];
    await expect(over(one.address, other.address).query('select 1 as n')).rejects.toMatchObject({
      code: 279,
      message: expect.stringContaining('cannot reach all of its shards') as string,
    });
    expect([one.questions.length, other.questions.length]).toEqual([2, 1]);
  });

  it('says what a host that is there said, whichever of them was asked last', async () => {
    const served = over((await host(failing(279))).address, NOBODY);
    for (const question of ['select 1 as n', 'select 2 as n', 'select 3 as n'])
      await expect(served.query(question)).rejects.toMatchObject({ code: 279 });
  });

  it('is not asked twice what it cannot answer or may not take longer for', async () => {
    for (const code of [47, 159, 241]) {
      const [one, other] = [await host(failing(code)), await good()];
      await expect(over(one.address, other.address).query('select 1 as n')).rejects.toMatchObject({ code });
      expect(other.questions).toEqual([]);
    }
  });
});
