/**
 * What customers, colleagues and file names say is shown as text everywhere. The browser is told to ignore the
 * Content-Security-Policy, so that nothing but the pages' own care keeps a script from running.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './app';

const SCRIPT = '</script><script>ran=1</script><img src=x onerror=ran=2>';
/** In a body the same comes as HTML that says it: as code it is taken out when it is read. */
const AS_HTML = SCRIPT.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const FILE = '<img src=x onerror=ran=3>.csv';
const DAYS = 'from=2026-09-01&to=2026-09-28';

let app: App;
beforeAll(async () => {
  app = await startApp({ isEmpty: true });
}, 600_000);
afterAll(() => app?.close());

it('a script in anybody’s words is text on every page', async () => {
  await decide('/api/phrases', { tag: 'cliche', text: `per our policy ${SCRIPT}`, instead: SCRIPT, note: SCRIPT });
  const unit = {
    unit: 'times/month',
    type: 'number',
    active_from: '2026-09-01',
    active_to: '2026-09-28',
    variants: [],
  };
  const asked = await decide('/api/questions', { text: `How many reports a week? ${SCRIPT}`, ...unit });
  const given = { title: `Export ${SCRIPT}`, include: ['export'], exclude: [SCRIPT], labels: [`label ${SCRIPT}`] };
  const owned = await decide('/api/topics', given);
  const query = {
    title: `Query ${SCRIPT}`,
    sql: `select '${SCRIPT}' as "${SCRIPT}", text from messages`,
    parameters: {},
  };
  await decide('/api/queries', query);
  await decide('/api/notes', { at: '2026-09-10', text: `Release ${SCRIPT}`, kind: 'release' });
  writeFileSync(join(app.data, FILE), exportOf(40));
  await app.command('import', join(app.data, FILE));

  const page = await app.open(`/conversations?${DAYS}`, { bypassCSP: true });
  const conversation = new URL(
    (await page.locator('a[href*="/conversations/"]').first().getAttribute('href'))!,
    app.address,
  );
  await decide('/api/corrections', await correctionOf(conversation.pathname));
  const SHOWN = [
    `/conversations?${DAYS}`,
    conversation.pathname,
    `/phrases?${DAYS}`,
    `/questions?${DAYS}`,
    `/questions/${(asked.question as { id: string }).id}?${DAYS}`,
    `/pain?${DAYS}`,
    `/pain/${(owned.topic as { id: string }).id}?${DAYS}`,
    '/corrections',
    '/import',
  ];
  const OTHERS = [
    `/?${DAYS}`,
    `/team?${DAYS}`,
    `/behaviour?${DAYS}`,
    `/five?${DAYS}`,
    '/digest',
    '/metrics',
    '/settings',
    '/audit',
  ];
  for (const path of [...SHOWN, ...OTHERS]) {
    await page.goto(app.address + path, { waitUntil: 'networkidle' });
    expect(await ranOn(page), path).toEqual({ ran: undefined, made: 0 });
    if (SHOWN.includes(path)) expect(await page.content(), path).toContain('&lt;img src=x');
  }
  // A saved query whose title, column and rows are the script.
  await page.goto(app.address + '/sql', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: /^Saved queries/ }).click();
  await page.getByRole('button', { name: `Query ${SCRIPT}`, exact: true }).click();
  await page.getByRole('button', { name: /^Run/ }).click();
  await page.getByRole('gridcell', { name: SCRIPT, exact: true }).first().waitFor();
  expect(await ranOn(page), 'the rows of a query').toEqual({ ran: undefined, made: 0 });
  await page.context().close();
}, 600_000);

/** Scripts that ran, and elements that somebody's words became. */
const ranOn = (page: Page) =>
  page.evaluate(() => ({
    ran: (window as { ran?: number }).ran,
    made: document.querySelectorAll('[onerror], img[src="x"]').length,
  }));

async function decide(path: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json', origin: app.address };
  const response = await fetch(app.address + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as Record<string, unknown>;
  expect(response.status, `${path}: ${JSON.stringify(answer)}`).toBe(200);
  return answer;
}

/** Says that the first message of a conversation is of another kind, with a reason. */
async function correctionOf(path: string) {
  const id = decodeURIComponent(path.split('/').at(-1) ?? '');
  const rows = await app.command(
    ...[
      'sql',
      `select message_id from messages where conversation_id = '${id}' and role = 'customer' limit 1`,
      '--format',
      'json',
    ],
  );
  const message = (JSON.parse(rows.trim().split('\n')[0] ?? '') as { message_id: string }).message_id;
  return { message, field: 'kind', after: 'bug', reason: SCRIPT };
}

/** Conversations in which everything that has a name or words is the script. */
function exportOf(conversations: number): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const of = (at: number, side: string, hour: number, name: string, text: string) => [
    ...[
      `c${at}`,
      `c${at}-${side}`,
      side,
      `${name} ${SCRIPT}`,
      `2026-09-${String(1 + (at % 28)).padStart(2, '0')}T${hour}:00:00Z`,
    ],
    ...[`<p>${text} ${AS_HTML}</p>`, `Subject ${SCRIPT}`, `Team ${SCRIPT}`, `label ${SCRIPT}`],
  ];
  const rows = Array.from({ length: conversations }, (_, at) => [
    of(at, 'customer', 10, `Cara ${at}`, 'I am really frustrated, the export is broken again'),
    of(at, 'agent', 11, 'Ada', 'We apologize for any inconvenience, per our policy. How many reports a week?'),
    of(at, 'customer', 12, `Cara ${at}`, 'About 12 reports, and the export still fails. This is ridiculous.'),
  ]).flat();
  const names = ['conversation_id', 'message_id', 'role', 'author', 'created_at', 'text', 'subject', 'team', 'labels'];
  // Messages of both sides of one conversation need ids of their own.
  const lines = [names, ...rows.map((row, at) => row.map((cell, column) => (column === 1 ? `m${at}` : cell)))];
  return lines.map((line) => `${line.map(quoted).join(',')}\n`).join('');
}
