/** The API of the built server over the sample: every documented address answers what openapi.json says of it. */
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '../../src/lib/metrics';
import { OPERATIONS } from '../../src/lib/server/api/operations';
import { SCHEMAS } from '../../src/lib/server/api/schemas';
import { problemsOf } from '../server/api/conforms';
import { startApp, type App } from './app';

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 600_000);
afterAll(() => app?.close());

const ask = (path: string, accept = '*/*') => fetch(app.address + path, { headers: { accept } });

/** Addresses that need something in their question; of conversations some with many kinds of notes. */
async function questions(): Promise<[string, string][]> {
  const worst = await (await ask('/api/conversations?sort=tone_fall&language=en')).json();
  const ids: string[] = worst.items
    .slice(0, 20)
    .map(({ conversationId }: { conversationId: string }) => conversationId);
  return [
    ...ids.map((id): [string, string] => ['/api/conversations/{id}', `/api/conversations/${encodeURIComponent(id)}`]),
    ...METRICS.flatMap(({ id }): [string, string][] => [
      ['/api/metrics/{id}', `/api/metrics/${id}`],
      ['/api/metrics/{id}', `/api/metrics/${id}?by=week&compare=before&team=Billing&clock=business`],
    ]),
    ['/api/sql', `/api/sql?sql=${encodeURIComponent('select team, count(*) as n from conversations group by all')}`],
  ];
}

describe('every documented address', () => {
  it('answers JSON of its documented shape, from a generation that it names', async () => {
    const plain = Object.keys(OPERATIONS).filter((address) => !address.includes('{') && address !== '/api/sql');
    const asked = [...plain.map((address): [string, string] => [address, address]), ...(await questions())];
    const wrong: string[] = [];
    for (const [address, path] of asked) {
      const response = await ask(path);
      const schema = OPERATIONS[address]!.answers['application/json']!;
      const problems = problemsOf(await response.json(), SCHEMAS[schema]!);
      if (response.status !== 200 || problems.length > 0)
        wrong.push(`${path} ${response.status} ${problems.slice(0, 3).join('; ')}`);
    }
    expect(asked.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
    const topics = await ask('/api/topics');
    expect(topics.headers.get('x-undertone-generation')).toBe((await topics.json()).generation);
  });

  it('that gives Arrow gives rows with it', async () => {
    const isArrow = 'application/vnd.apache.arrow.stream';
    for (const path of ['/api/metrics/cliche_rate?by=team', '/api/sql?sql=from+topics']) {
      const response = await ask(path, isArrow);
      expect(response.headers.get('content-type')).toBe(isArrow);
      expect(tableFromIPC(await response.arrayBuffer()).numRows).toBeGreaterThan(2);
    }
  });
});

it('the page about the API names them, and is reached from what is measured', async () => {
  const page = await app.open('/metrics');
  await page.getByRole('link', { name: 'a script' }).click();
  await page.getByRole('heading', { name: 'GET /api/metrics/{id}' }).waitFor();
  const named = await page.locator('h3 code').allInnerTexts();
  expect(named.map((text) => text.replace('GET ', ''))).toEqual(Object.keys(OPERATIONS));
});
