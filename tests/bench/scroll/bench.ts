/**
 * A million rows in the browser beside a thousand: how long until the first rows stand there and until all have come,
 * and the frames while somebody scrolls through them with the wheel, jumps with the keyboard and draws the scroll bar.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/prepare.js';
import { importInto } from '../import/run';
import { COMMAND, SAMPLE } from '../paths';
import { count, digits, tableOf } from '../table';

const SIZES = [1000, 1_000_000];
const PORT = 4791;
/** Eight columns of the kinds that messages have. */
const QUERY = `select i as number, 'conversation-' || (i // 8) as conversation, ['Billing', 'Sales', 'Technical'][i % 3 + 1] as team,
  timestamp '2026-01-01' + to_seconds(i * 20) as sent_at, sin(i) as tone, i % 100 as words, i % 7 = 0 as is_complaint,
  'The same sentence with another number in it: ' || i as text
from range($n::bigint) rows(i)`;

interface Scrolled {
  rows: number;
  first: number;
  all: number;
  frames: number[];
}

export async function benchScroll(folder: string): Promise<string> {
  const data = join(folder, 'scroll');
  await importInto(data, join(SAMPLE, 'messages-csv'));
  const server = spawn(process.execPath, [COMMAND, 'serve', '--port', String(PORT), '--data', data]);
  await once(server.stdout!, 'data');
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`http://127.0.0.1:${PORT}/sql`, { waitUntil: 'networkidle' });
    const results: Scrolled[] = [];
    for (const rows of SIZES) results.push(await scrolled(page, rows));
    return tableOf(
      'Rows of a query in Chromium',
      ['rows', 'first rows ms', 'all rows ms', 'frames', 'median frame ms', 'longest frame ms', 'over 50 ms'],
      results.map(({ rows, first, all, frames }) => [
        count(rows),
        count(first),
        count(all),
        count(frames.length),
        digits(frames.toSorted((a, b) => a - b)[frames.length >> 1] ?? 0),
        digits(Math.max(...frames)),
        count(frames.filter((frame) => frame > 50).length),
      ]),
    );
  } finally {
    await browser.close();
    await ended(server);
  }
}

async function scrolled(page: Page, rows: number): Promise<Scrolled> {
  await page.goto(
    `http://127.0.0.1:${PORT}/sql?${new URLSearchParams({ sql: QUERY, p_n: String(rows), rows: String(rows) })}`,
  );
  await page.locator('.cm-content').waitFor();
  const began = performance.now();
  await page.getByRole('button', { name: /^Run/ }).click();
  await page.getByRole('gridcell').first().waitFor();
  const first = performance.now() - began;
  await page.locator(`[role="grid"][aria-rowcount="${rows + 1}"]`).waitFor();
  await page.getByRole('button', { name: /^Run/ }).waitFor();
  const all = performance.now() - began;
  // What reading the rows left behind is cleared away first: it is not scrolling that is slow then.
  await page.waitForTimeout(1500);
  const frames = await page.evaluate(walk);
  return { rows, first, all, frames };
}

/** Runs in the page. Gaps between frames, in milliseconds, while the table is scrolled in each of the ways people do. */
async function walk(): Promise<number[]> {
  const grid = document.querySelector<HTMLElement>('[role="grid"]')!;
  const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
  const gaps: number[] = [];
  let last = await frame();
  const step = async (move: () => void) => {
    move();
    const now = await frame();
    gaps.push(now - last);
    last = now;
  };
  const end = grid.scrollHeight - grid.clientHeight;
  for (let n = 0; n < 120; n += 1) await step(() => (grid.scrollTop += 100));
  for (let n = 0; n <= 120; n += 1) await step(() => (grid.scrollTop = (end * n) / 120));
  grid.focus();
  for (const key of ['Home', ...Array<string>(60).fill('PageDown'), 'End', ...Array<string>(60).fill('PageUp')])
    await step(() =>
      grid.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: /Home|End/.test(key), bubbles: true })),
    );
  return gaps;
}

async function ended(server: ChildProcess): Promise<void> {
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}
