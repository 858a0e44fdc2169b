/** Every page's data for an address, as its loader gives it to the browser. */
import { load as overview } from '../../src/routes/+page.server';
import { load as behaviour } from '../../src/routes/behaviour/+page.server';
import { load as conversations } from '../../src/routes/conversations/+page.server';
import { load as conversation } from '../../src/routes/conversations/[id]/+page.server';
import { load as corrections } from '../../src/routes/corrections/+page.server';
import { load as digest } from '../../src/routes/digest/+page.server';
import { load as five } from '../../src/routes/five/+page.server';
import { load as imports } from '../../src/routes/import/+page.server';
import { load as metric } from '../../src/routes/metrics/[id]/+page.server';
import { load as pain } from '../../src/routes/pain/+page.server';
import { load as topic } from '../../src/routes/pain/[topic]/+page.server';
import { load as phrases } from '../../src/routes/phrases/+page.server';
import { load as questions } from '../../src/routes/questions/+page.server';
import { load as question } from '../../src/routes/questions/[id]/+page.server';
import { load as team } from '../../src/routes/team/+page.server';

type Load = (event: { url: URL; params: Record<string, string>; parent: () => Promise<unknown> }) => unknown;

const PAGES: [pattern: RegExp, load: unknown][] = [
  [/^\/$/, overview],
  [/^\/team$/, team],
  [/^\/behaviour$/, behaviour],
  [/^\/five$/, five],
  [/^\/digest$/, digest],
  [/^\/phrases$/, phrases],
  [/^\/questions$/, questions],
  [/^\/questions\/(?<id>.+)$/, question],
  [/^\/conversations$/, conversations],
  [/^\/conversations\/(?<id>.+)$/, conversation],
  [/^\/corrections$/, corrections],
  [/^\/import$/, async (event: Parameters<typeof imports>[0]) => ({ ...(await imports(event)), known: null })],
  [/^\/pain$/, pain],
  [/^\/pain\/(?<topic>.+)$/, topic],
  // Its SQL is in the words of the engine that the page SQL asks: tests/cluster/opened.test.ts.
  [/^\/metrics\/(?<id>.+)$/, async (event: Parameters<typeof metric>[0]) => ({ ...(await metric(event)), sql: null })],
];

/** @param address path and query */
export async function viewAt(address: string): Promise<unknown> {
  const url = new URL(address, 'http://127.0.0.1');
  for (const [pattern, load] of PAGES) {
    const match = pattern.exec(decodeURIComponent(url.pathname));
    if (match) return (load as Load)({ url, params: { ...match.groups }, parent: () => Promise.resolve({}) });
  }
  throw new Error(`No page at ${address}.`);
}
