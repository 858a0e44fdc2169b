import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import { answer, answerCsv, bodyOf } from '../../../src/lib/server/http/answers';
import { askedReport } from '../../../src/lib/server/report/asked';
import { coverage } from '../../../src/lib/server/report/coverage';
import { csvOf } from '../../../src/lib/server/report/csv';
import { BadRequest } from '../../../src/lib/server/http/errors';
import { wholeList } from '../../../src/lib/server/list/list';
import { aboutOf, tableOf, tableOfList } from '../../../src/lib/server/report/tables';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse } from '../fixture';
import { tenWeeks } from '../weeks';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-asked-'));
  await putWarehouse(folder, tenWeeks());
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const asked = (id: string, query: string) => askedReport(id, new URLSearchParams(query), folder);

describe('a metric asked by URL', () => {
  it('is cut and filtered as the URL says; what cannot be used is left out', async () => {
    const { result, by } = await asked('cliche_rate', 'by=team&language=en&mood=furious');
    expect(by).toBe('team');
    expect(result.series.map(({ key, n, k }) => [key, n, k])).toEqual([
      ['Billing', 100, 50],
      ['Technical', 190, 0],
    ]);
  });

  it('that does not exist, or a cut that does not, is refused with what there is', async () => {
    await expect(asked('happiness', '')).rejects.toThrow(/^There is no metric "happiness"; expected one of tone_at/);
    await expect(asked('cliche_rate', 'by=__proto__')).rejects.toThrow(/^"by": expected one of week, team, agent/);
  });

  it('comes as a table with the filters on top', async () => {
    const { metric, filters, result, by } = await asked('cliche_rate', 'by=team&from=2024-03-04&to=2024-03-10');
    const line = await coverage(filters, folder);
    expect(csvOf(aboutOf(filters, line), tableOf(metric, result, by)).split('\r\n')).toEqual([
      '# days,2024-03-04 to 2024-03-10',
      '# scored,29 of 30 conversations',
      '# rules version,1-test',
      '# data to,2024-03-11',
      '# zone,UTC',
      'team,label,value,low_95,high_95,n,is_incomplete',
      expect.stringMatching(/^Billing,Billing,0\.5,0\.23\d+,0\.76\d+,10,false$/),
      expect.stringMatching(/^Technical,Technical,0,0,0\.16\d+,19,false$/),
      '',
    ]);
  });

  it('with waits comes as its curves, with parts as its parts', async () => {
    const waits = await asked('first_empathy', '');
    expect(tableOf(waits.metric, waits.result).columns).toEqual([
      'curve',
      'label',
      'seconds',
      'share',
      'low_95',
      'high_95',
      'still_waiting',
    ]);
    const moods = await asked('mood_at_arrival', '');
    expect(tableOf(moods.metric, moods.result).rows.map(([part, , value]) => [part, value])).toEqual([
      ['mood_at_arrival', 150 / 290],
      ['anxious', 0],
      ['disappointed', 0],
      ['angry', 0],
      ['frustrated', 150 / 290],
      ['confused', 0],
      ['pleased', 0],
      ['none', 140 / 290],
    ]);
  });
});

describe('the list as a table', () => {
  it('holds no agent by name', async () => {
    const items = await wholeList(noFilters(), 'newest', 1000, folder);
    const csv = csvOf([], tableOfList(items));
    expect(csv.split('\r\n')).toHaveLength(302);
    expect(csv).not.toMatch(/Ana|Kovac|Ben Ode/);
  });
});

describe('an answer', () => {
  it('is JSON, or the sentence of an error that was foreseen', async () => {
    expect(await (await answer(async () => ({ one: 1 }))).json()).toEqual({ one: 1 });
    const refused = await answer(async () => {
      throw new BadRequest('"uploads": expected a list.');
    });
    expect([refused.status, await refused.json()]).toEqual([400, { message: '"uploads": expected a list.', hint: '' }]);
  });

  it('leaves an error that nobody foresaw to the hook', async () => {
    await expect(
      answer(async () => {
        throw new TypeError('oops');
      }),
    ).rejects.toThrow('oops');
  });

  it('before the first import is 404 with the next step', async () => {
    const response = await answer(() => askedReport('cliche_rate', new URLSearchParams(), join(folder, 'empty')));
    expect([response.status, (await response.json()).message]).toEqual([404, 'Nothing is imported yet.']);
  });

  it('as CSV is saved under a plain name and marked as UTF-8', async () => {
    const response = await answerCsv('a"b\r\n.csv', async () => 'é');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="a_b__.csv"');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xa9]);
  });

  it('needs an object where a body is read', async () => {
    const request = (body: string) => new Request('http://localhost/', { method: 'POST', body });
    expect(await bodyOf(request('{"id": "x"}'))).toEqual({ id: 'x' });
    for (const body of ['', '[1]', 'null', '{']) {
      await expect(bodyOf(request(body))).rejects.toThrow('Expected a JSON object');
    }
  });
});
