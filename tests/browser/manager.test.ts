/** What a manager does on a Monday, in a real Chromium on the built server; and whether everybody could. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from './app';

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 600_000);
afterAll(() => app?.close());

const PERIOD = 'from=2026-06-01&to=2026-10-18';
const heading = (page: Page) => page.getByRole('heading', { name: /^[\d,]+ conversations?$/ });
const numberIn = (text: string) => Number(text.replace(/[^\d]/g, ''));
const rowsOf = async (sql: string) =>
  (await app.command('sql', sql, '--format', 'json'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, number | string>);

describe('a manager', () => {
  it('sees agents by pseudonym in the order of their names, each opening exactly the conversations counted', async () => {
    const page = await app.open(`/team?${PERIOD}&table=agents`);
    const table = page.locator('figure', {
      has: page.getByRole('heading', { name: 'Upset customers who were shown empathy' }),
    });
    const names = await table.locator('tbody th').allInnerTexts();
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en', { numeric: true })));
    expect(names.every((name) => /^Agent \d+$/.test(name))).toBe(true);
    const first = table.locator('tbody tr').first();
    const n = numberIn((await first.locator('td').last().innerText()) ?? '');
    expect(n).toBeGreaterThanOrEqual(20);
    await first.getByRole('link').click();
    await heading(page).waitFor();
    expect(numberIn(await heading(page).innerText())).toBe(n);
    await page.context().close();
  });

  it('finds which behaviour silence followed less often, and reads those conversations', async () => {
    const page = await app.open(`/behaviour?${PERIOD}&table=followed`);
    const row = page.getByRole('row', { name: /^Empathy in their own words/ });
    expect(await row.innerText()).toMatch(/−\d+ points/);
    await row.getByRole('link').click();
    await heading(page).waitFor();
    const [counted] = await rowsOf(
      `select count(distinct (conversation_id, episode)) as n from turn_facts
       where side = 'agent' and next_outcome = 'silent' and has_own_words_empathy and day between '2026-06-01' and '2026-10-18'`,
    );
    expect(numberIn(await heading(page).innerText())).toBe(Number(counted?.n));
    await page.context().close();
  });

  it('is refused the number of a behaviour that hardly ever stood in a turn, and is told why', async () => {
    const page = await app.open(`/behaviour?${PERIOD}&table=followed`);
    const row = page.getByRole('row', { name: /^An offer to buy more/ });
    expect(await row.innerText()).toMatch(/too few with it to say|fewer than 20 with it/);
    await page.context().close();
  });

  it('gets five conversations with their rule, at most one of each agent', async () => {
    const page = await app.open('/five');
    const cards = page.locator('article.card');
    expect(await cards.count()).toBeGreaterThan(2);
    const agents = (await cards.allInnerTexts()).flatMap((text) => /Agent \d+/.exec(text)?.[0] ?? []);
    expect(new Set(agents).size).toBe(agents.length);
    await cards.first().getByRole('link').click();
    await page.locator('article.turn').first().waitFor();
    await page.context().close();
  });

  it('searches words and a phrase, and takes the search off again', async () => {
    const page = await app.open('/conversations');
    const all = numberIn(await heading(page).innerText());
    await page.getByRole('searchbox', { name: 'Words in subjects and messages' }).fill('refund "picks up"');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL((url) => url.searchParams.get('words') === 'refund "picks up"');
    const [found] = await rowsOf(
      `select count(*) as n from conversation_facts where conversation_id in (
         select conversation_id from messages join conversations using (conversation_id)
         group by conversation_id having bool_or(regexp_matches(concat_ws(' ', subject, text), '\\brefund', 'i'))
           and bool_or(contains(lower(text), 'picks up')))`,
    );
    await expect.poll(async () => numberIn(await heading(page).innerText())).toBe(Number(found?.n));
    await page.getByRole('link', { name: 'Remove filter Words' }).click();
    await expect.poll(async () => numberIn(await heading(page).innerText())).toBe(all);
    await page.context().close();
  });

  it('prints a digest whose figures are those of the overview over the same days', async () => {
    const digest = await app.open('/digest');
    const week = /\d+ \w+ – \d+ \w+ \d{4}/.exec(await digest.getByRole('heading', { level: 1 }).innerText())?.[0];
    expect(week).toBeTruthy();
    const values = await digest.locator('.tile-value').allInnerTexts();
    const before = new URL(
      (await digest.getByRole('link', { name: '‹ Week before' }).getAttribute('href'))!,
      app.address,
    );
    const first = new Date(`${before.searchParams.get('to')}T00:00:00Z`).getTime() + 86_400_000;
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    const overview = await app.open(`/?from=${day(first)}&to=${day(first + 6 * 86_400_000)}`);
    expect(await overview.locator('.tile-value').allInnerTexts()).toEqual(values);
    const pdf = await digest.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await digest.context().close();
    await overview.context().close();
  });

  it('sets opening hours, and every wait has a second clock, in figures and in the transcript', async () => {
    const page = await app.open('/settings');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('textbox', { name: 'Saturday' }).fill('10:00-14:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const counted = 'select count(first_response_business_seconds) as n from conversation_facts';
    await expect
      .poll(async () => Number((await rowsOf(counted))[0]?.n), { timeout: 120_000, interval: 2000 })
      .toBeGreaterThan(0);

    await page.goto(`${app.address}/metrics/first_response?${PERIOD}`);
    const inCalendar = await page.getByTestId('figure').innerText();
    await page.getByRole('button', { name: 'Waits in' }).click();
    await page.getByRole('link', { name: 'Business hours', exact: true }).click();
    await page.waitForURL(/clock=business/);
    await expect.poll(() => page.locator('#now').innerText()).toContain('In business hours');
    expect(await page.getByTestId('figure').innerText()).not.toBe(inCalendar);

    const [slow] = await rowsOf(
      'select conversation_id as id from conversation_facts where first_response_business_seconds > 600 order by id limit 1',
    );
    await page.goto(`${app.address}/conversations/${encodeURIComponent(String(slow?.id))}`);
    await expect.poll(() => page.locator('dl.facts').first().innerText()).toContain('of business hours');
    await page.context().close();
  });

  it('writes where the helpdesk is, and conversations without an address open there; nothing else is sent', async () => {
    const page = await app.open('/settings');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.postData() ?? '');
    });
    await page.getByRole('textbox', { name: 'messages-csv:' }).fill('https://desk.example/{id}');
    await page.getByRole('spinbutton', { name: 'Seconds' }).fill('11');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { linkTemplates, ...others } = JSON.parse(sent[0] ?? '{}') as { linkTemplates: Record<string, string> };
    expect(Object.values(linkTemplates)).toEqual(['https://desk.example/{id}']);
    expect(others).toEqual({ console: { rows: 1_000_000, seconds: 11, megabytes: 1024 } });
    const linked =
      "select conversation_id as id from conversations where vendor_url like 'https://desk.example/%' limit 1";
    await expect.poll(async () => (await rowsOf(linked)).length, { timeout: 120_000, interval: 2000 }).toBe(1);
    await page.goto(`${app.address}/conversations/${encodeURIComponent(String((await rowsOf(linked))[0]?.id))}`);
    expect(await page.getByRole('link', { name: 'In the helpdesk' }).getAttribute('href')).toMatch(
      /^https:\/\/desk\.example\/.+/,
    );
    await page.context().close();
  });
});

const PAGES = [
  '/',
  '/team',
  '/behaviour',
  '/five',
  '/digest',
  '/pain',
  '/pain/date-picker',
  '/phrases',
  '/phrases?of=draft',
  '/questions',
  '/questions/monthly-report',
  '/conversations',
  '/metrics',
  '/metrics/first_empathy',
  '/import',
  '/corrections',
  '/settings',
];

/** What axe, which must stand in the page, finds by these rules, or by all. */
const violations = (page: Page, rules?: string[]) =>
  page.evaluate(async (runOnly) => {
    const { run } = (window as unknown as { axe: typeof import('axe-core') }).axe;
    const found = await run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }, rules);

describe('everybody', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  it.each(PAGES)('%s has nothing that keeps somebody out, in both themes, and fits a telephone', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await app.open(path, { colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(axe);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
        .toBeLessThanOrEqual(0);
      expect(await violations(page, ['scrollable-region-focusable'])).toEqual([]);
      await page.context().close();
    }
  });

  it('reaches every link and button of a page with the keyboard', async () => {
    const page = await app.open('/team');
    const reached = new Set<string>();
    // One tab stop for the points of a chart: the arrow keys move between them.
    const wanted = await page.evaluate(
      () =>
        [...document.querySelectorAll('main a[href], main button, main select, main input:not([type=hidden])')].filter(
          (element) =>
            (element as HTMLElement).checkVisibility() &&
            !element.closest('svg') &&
            (element as HTMLElement).tabIndex >= 0,
        ).length,
    );
    for (let presses = 0; presses < wanted + 120; presses += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const active = document.activeElement;
        if (!active || active === document.body || !active.closest('main') || active.closest('svg')) return null;
        return String([...document.querySelectorAll('main *')].indexOf(active));
      });
      if (at !== null) reached.add(at);
    }
    // Of a pair of radio buttons one is a stop; the other is reached with the arrows.
    const radios = await page.locator('main input[type=radio]:visible').count();
    expect(reached.size).toBeGreaterThanOrEqual(wanted - radios / 2);
    await page.context().close();
  });
});
