/** What a person does with Undertone, in a real Chromium on the built server over the sample. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayText, figureParts } from '../../src/lib/components/say';
import { metricById } from '../../src/lib/metrics';
import { curveOf } from '../../src/lib/metrics/curve';
import { nameWithUse } from '../../src/lib/model/accuracy';
import { scoresOf } from '../../src/lib/tagging/accuracy';
import { startApp, type App } from './app';

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 600_000);
afterAll(() => app?.close());

const textOf = async (page: Page, selector: string) =>
  ((await page.textContent(selector)) ?? '').replace(/\s+/g, ' ').trim();
const rowsOf = (lines: string) =>
  lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, number | string>);
const numberIn = (text: string) => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));

describe('the overview', () => {
  it.each(['tone_at_arrival', 'tone_at_leaving', 'first_empathy', 'first_response', 'cliche_rate'])(
    'the tile %s equals its metric’s page, the SQL shown there, the command, and the list it opens with its CSV',
    async (metric) => {
      const page = await app.open('/?from=2026-08-03&to=2026-10-18');
      const tile = `.tile[data-metric="${metric}"]`;
      const shown = await textOf(page, `${tile} .tile-value`);
      const n = numberIn(/n ([\d,]+)/.exec(await textOf(page, `${tile} .tile-n`))?.[1] ?? '');
      const opens = await page.getAttribute(tile, 'href');

      await page.goto(
        `${app.address}/metrics/${metric}?from=2026-08-03&to=2026-10-18${opens?.match(/&channel=[^&]*/)?.[0] ?? ''}`,
      );
      expect((await textOf(page, '#now .says')).replace(/[,\s]/g, '')).toContain(`n${n}`);
      expect(await textOf(page, '[data-testid=figure]')).toBe(shown);
      const asked = ['--from', '2026-08-03', '--to', '2026-10-18', '--json'];
      const channel = /&channel=([^&]*)/.exec(opens ?? '')?.[1];
      const said = await app.command('metric', metric, ...asked, ...(channel ? ['--channel', channel] : []));
      const { figure } = JSON.parse(said) as { figure: { value: number; n: number } };
      expect(figure.n).toBe(n);
      const asText = figureParts(metricById(metric)!.unit, figure.value);
      expect(shown).toBe(`${asText.number} ${asText.unit}`.trim());
      const sql = (await page.textContent('pre[aria-label="SQL"]')) ?? '';
      const rows = rowsOf(await app.command('sql', sql, '--format', 'json'));

      if (metric.startsWith('first_')) {
        const waits = rows.map((row) => ({
          t: Number(row.t0),
          outcome: row.outcome0 as 'event' | 'ended' | 'open',
          count: Number(row.n),
        }));
        const curve = curveOf('any', 'any', waits);
        expect(waits.reduce((sum, { count }) => sum + count, 0)).toBe(n);
        const { number, unit } =
          curve.median === null ? { number: 'not', unit: 'reached' } : figureParts('seconds', curve.median);
        expect(shown).toBe(`${number} ${unit}`);
      } else {
        const row = rows[0] ?? {};
        expect(Number(row.n)).toBe(n);
        expect(Math.round(Number(row.value) * 100)).toBe(numberIn(shown));
      }

      await page.goto(app.address + opens!.replace(/^\./, ''));
      const listed = numberIn(await page.getByRole('heading', { name: /^[\d,]+ conversations?$/ }).innerText());
      // This tile counts messages; its list holds the conversations in which such a message stands.
      if (metric === 'cliche_rate') {
        const [row] = rowsOf(
          await app.command(
            'sql',
            "select count(*) as n from conversation_facts where cliche_count > 0 and day between '2026-08-03' and '2026-10-18'",
            '--format',
            'json',
          ),
        );
        expect(listed).toBe(Number(row?.n));
      } else expect(listed).toBe(n);
      const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
      const file = await (await fetch(new URL(csv!, page.url()))).text();
      const { data } = parse<string[]>(file.replace('\uFEFF', ''), { skipEmptyLines: true });
      const [, ...inFile] = data.filter(([first]) => !first?.startsWith('# '));
      expect(inFile.length).toBe(listed);
      await page.context().close();
    },
  );

  it('a filter changes the address and the numbers, and taking it off brings them back', async () => {
    const page = await app.open('/');
    const all = await textOf(page, '.tile[data-metric="tone_at_arrival"] .tile-n');
    await page.goto(`${app.address}/?team=Billing`, { waitUntil: 'networkidle' });
    const billing = await textOf(page, '.tile[data-metric="tone_at_arrival"] .tile-n');
    expect(billing).not.toBe(all);
    await page.getByRole('link', { name: /remove.*billing|remove filter team/i }).click();
    await page.waitForURL((url) => !url.search.includes('Billing'));
    await page.waitForFunction(
      (text) =>
        document
          .querySelector('.tile[data-metric="tone_at_arrival"] .tile-n')
          ?.textContent?.replace(/\s+/g, ' ')
          .trim() === text,
      all,
    );
    await page.context().close();
  });

  it('what the figures are compared with is chosen, stands in the address and is said', async () => {
    const page = await app.open('/?from=2026-09-21&to=2026-10-18');
    const card = page.locator('.card', { has: page.getByRole('heading', { name: 'What changed' }) });
    const chip = page.getByRole('button', { name: /^compared with/ });
    await expect
      .poll(() => card.innerText())
      .toContain('Compared with 24 Aug – 20 Sept 2026: the same weekdays, four weeks earlier.');

    await chip.click();
    await page.getByRole('link', { name: 'Nothing' }).click();
    await page.waitForURL((url) => url.searchParams.get('compare') === 'none');
    await expect.poll(() => card.innerText()).toContain('Compared with nothing, as chosen.');
    expect(new Set(await page.locator('.tile-change').allInnerTexts())).toEqual(new Set(['nothing to compare']));

    const panel = page.getByRole('group', { name: 'Comparison' });
    await panel.getByLabel('From').fill('2026-08-31');
    await panel.getByLabel('To').fill('2026-09-06');
    await panel.getByRole('button', { name: 'Use these days' }).click();
    await page.waitForURL((url) => url.searchParams.get('compare_from') === '2026-08-31');
    expect(new URL(page.url()).searchParams.has('compare')).toBe(false);
    await expect.poll(() => card.innerText()).toContain('Compared with 31 Aug – 6 Sept 2026, the days you chose.');

    const tile = await textOf(page, '.tile[data-metric="tone_at_leaving"] .tile-value');
    const period = ['--from', '2026-09-21', '--to', '2026-10-18'];
    const said = await app.command(
      'metric',
      'tone_at_leaving',
      ...period,
      '--compare',
      '2026-08-31..2026-09-06',
      '--json',
    );
    const { figure, compared } = JSON.parse(said) as {
      figure: { value: number };
      compared: { change: { words: string } };
    };
    expect(Math.round(figure.value * 100)).toBe(numberIn(tile));
    expect(compared.change.words).not.toBe('nothing to compare');
    await page.context().close();
  });

  it('each chart has a table with the same weeks, reached with the keyboard', async () => {
    const page = await app.open('/');
    const card = page.locator('figure', { hasText: 'Tone on arrival and on leaving' }).first();
    await card.getByText('Table', { exact: true }).click();
    await expect.poll(() => card.locator('table tbody tr').count()).toBeGreaterThan(8);
    expect(new URL(page.url()).search).toContain('table');
    await page.context().close();
  });

  it('says since which week a figure is another, with the note that lies there, and opens those weeks', async () => {
    const page = await app.open('/?team=Billing');
    const said = page.locator('.weekly li').first();
    expect(await said.innerText()).toMatch(
      /^Messages with a cliché: lower since the week of 21 Sept 2026: \d+.% before, \d+.% since\. A note lies in that week: “Billing took .* That is no proof that it was the reason\.$/,
    );
    await said.getByRole('link').click();
    await page.getByRole('heading', { name: /^[\d,]+ conversations?$/ }).waitFor();
    const opened = new URL(page.url()).searchParams;
    expect([opened.get('from'), opened.get('to'), opened.get('team')]).toEqual(['2026-09-21', '2026-10-18', 'Billing']);
    await page.context().close();
  });

  it('an event note stands on every chart of weeks, and is changed and removed where it is read', async () => {
    const page = await app.open('/phrases?from=2026-09-21&to=2026-10-18');
    const noted = page.locator('.notes');
    await page.getByRole('button', { name: 'Event notes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Event notes' });
    await dialog.getByLabel('Day').fill('2026-09-30');
    await dialog.getByLabel('Kind').selectOption('Mailing');
    await dialog.getByLabel('What happened').fill('Prices for next year');
    await dialog.getByRole('button', { name: 'Add note' }).click();
    await dialog.getByText('Prices for next year').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    for (const path of ['/phrases', '/phrases?of=repeated', '/', '/digest', '/team']) {
      await page.goto(app.address + path, { waitUntil: 'networkidle' });
      expect(await noted.first().innerText(), path).toMatch(/30 Sept: Prices for next year \(mailing\)/);
    }

    await page.getByRole('button', { name: 'Event notes' }).click();
    await dialog.getByRole('button', { name: 'Change Prices for next year' }).click();
    await dialog.getByLabel('What happened').fill('Prices for everybody');
    await dialog.getByRole('button', { name: 'Save note' }).click();
    await expect.poll(() => noted.first().innerText()).toContain('Prices for everybody');
    await dialog.getByRole('button', { name: 'Remove Prices for everybody' }).click();
    await expect.poll(() => noted.first().innerText()).not.toContain('Prices for');
    expect(await noted.first().innerText()).toContain('19 Aug: Database outage, 26 hours (outage)');
    await page.context().close();
  });

  it('shows no real name of an agent, in any page', async () => {
    const page = await app.open('/conversations');
    for (const path of [
      '/',
      '/conversations',
      '/conversations?sort=oldest',
      '/conversations/zendesk:fernbook:4001',
      '/conversations?agent=3',
    ]) {
      await page.goto(app.address + path, { waitUntil: 'networkidle' });
      const html = await page.content();
      for (const name of [
        'Ines Falk',
        'Tomas Brandl',
        'Yuki Arano',
        'Gregor Pohl',
        'Salma Idris',
        'Owen Marsh',
        'Peter Novak',
        'Amara Obi',
      ])
        expect(html, `${name} on ${path}`).not.toContain(name);
    }
    await page.context().close();
  });
});

describe('a conversation', () => {
  it('explains every lit phrase: tag, why, rule and version', async () => {
    const page = await app.open('/conversations?metric=first_empathy');
    const links = await page
      .locator('main a[href*="/conversations/"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(10);
    let seen = 0;
    for (const link of links.slice(0, 5)) {
      await page.goto(new URL(link, `${app.address}/conversations`).href, { waitUntil: 'networkidle' });
      const lit = await page.locator('.said mark').evaluateAll((marks) =>
        marks.map((mark) => ({
          number: mark.querySelector('sup')?.textContent?.trim() ?? '',
          text: mark.textContent ?? '',
        })),
      );
      const notes = await page
        .locator('.note')
        .evaluateAll((all) => all.map((note) => note.textContent?.replace(/\s+/g, ' ').trim() ?? ''));
      const numbers = await page
        .locator('.note b:first-child')
        .evaluateAll((all) => all.map((b) => b.textContent?.trim() ?? ''));
      for (const { number } of lit.filter((one) => one.number)) expect(numbers).toContain(number);
      for (const note of notes) expect(note, 'names its rule and the version').toMatch(/[a-z_.]+ · 1-[0-9a-f]{8}/);
      seen += lit.length;
    }
    expect(seen).toBeGreaterThan(5);
    await page.context().close();
  });

  it('shows the words that make a tone, and a link leads to one message', async () => {
    const page = await app.open('/conversations?mood=angry');
    await page.locator('main a[href*="/conversations/"]').first().click();
    const why = page.locator('details.why', { hasText: /^\s*Why [−+]\d/ }).first();
    await why.locator('summary').click();
    await expect.poll(() => why.locator('li').count()).toBeGreaterThan(0);
    expect(await why.locator('li').first().innerText()).toMatch(/[−+]\d\.\d/);
    const link = await page.locator('article.turn time a').nth(1).getAttribute('href');
    await page.goto(new URL(link!, page.url()).href);
    expect(await page.locator(link!).isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('importing', () => {
  it('a dropped table is recognised, imported with progress, and its broken rows are shown with their reason', async () => {
    const file = join(app.data, '..', 'my-mailbox.csv');
    mkdirSync(join(app.data, '..'), { recursive: true });
    writeFileSync(
      file,
      [
        'thread,who,written at,message',
        ...Array.from({ length: 30 }, (_, i) => [
          `T${i},customer,2026-10-05T10:${String(i).padStart(2, '0')}:00Z,I am so frustrated with export number ${i}`,
          `T${i},agent,2026-10-05T11:${String(i).padStart(2, '0')}:00Z,"I understand how frustrating that is, what did you click?"`,
        ]).flat(),
        'T99,customer,yesterday,This row has no time',
      ].join('\n'),
    );
    const page = await app.open('/import');
    await page.setInputFiles('[data-testid=files]', file);
    await expect.poll(() => page.textContent('main'), { timeout: 60_000 }).toContain('my-mailbox.csv');
    const start = page.getByRole('button', { name: /^import/i }).first();
    await expect.poll(() => start.isEnabled(), { timeout: 60_000 }).toBe(true);
    await start.click();
    await expect.poll(() => page.textContent('main'), { timeout: 120_000 }).toContain('Imported');
    await page.reload({ waitUntil: 'networkidle' });
    const text = await page.textContent('main');
    expect(text).toContain('yesterday');
    await page.goto(`${app.address}/conversations?from=2026-10-05&to=2026-10-05`, { waitUntil: 'networkidle' });
    expect(await page.textContent('main')).toContain('export number');
    await page.context().close();
  });

  it('JSON whose fields say nothing is asked about instead of refused, and imported as it was answered', async () => {
    const file = join(app.data, '..', 'list.json');
    const messages = [
      { zz1: 'Z1', zz2: 'Mara', zz3: '2026-10-04T09:12:00Z', zz4: 'Where do I find the walnut invoice?' },
      { zz1: 'Z1', zz2: 'Haus', zz3: '2026-10-04T09:20:00Z', zz4: 'Open your profile, please.' },
    ];
    writeFileSync(file, JSON.stringify(messages));
    const page = await app.open('/import');
    await page.setInputFiles('[data-testid=files]', file);
    const fields = { zz1: 'conversation', zz2: 'role', zz3: 'sent_at', zz4: 'text' };
    for (const [column, field] of Object.entries(fields))
      await page.getByLabel(`${column} is taken for`).selectOption(field, { timeout: 60_000 });
    await page.getByLabel('Mara is').selectOption('the customer');
    await page.getByLabel('Haus is').selectOption('somebody of the team');
    expect(await page.getByText('cannot be imported').count()).toBe(0);
    await page
      .getByRole('button', { name: /^import/i })
      .first()
      .click();
    const sql = "select role, text from messages where text like '%walnut invoice%'";
    await expect
      .poll(async () => rowsOf(await app.command('sql', sql, '--format', 'json')), { timeout: 120_000, interval: 2000 })
      .toEqual([{ role: 'customer', text: messages[0]?.zz4 }]);
    await page.context().close();
  });

  it('a file that is no export is refused with a sentence that helps, and nothing changes', async () => {
    const before = await app.command('sql', 'select count(*) as n from conversations', '--format', 'json');
    const file = join(app.data, '..', 'letter.txt');
    writeFileSync(file, 'Dear team\nThis is a letter and no export.\n');
    const page = await app.open('/import');
    await page.setInputFiles('[data-testid=files]', file);
    await expect.poll(() => page.textContent('main'), { timeout: 60_000 }).toMatch(/no table and no JSON/);
    expect(await app.command('sql', 'select count(*) as n from conversations', '--format', 'json')).toBe(before);
    await page.context().close();
  });
});

describe('the page of a metric', () => {
  it('says of each of its tags how often it is right, measured on which messages, of what size and when', async () => {
    const page = await app.open('/metrics/cliche_rate');
    const { set, score } = scoresOf(['tag', 'cliche'])[0]!;
    const { precision, recall, n } = score;
    const cells = await page.locator('#trust tbody tr').first().locator('th, td').allInnerTexts();
    expect(cells.map((cell) => cell.replaceAll(/\s+/g, ' '))).toEqual([
      'Cliche / office-speak',
      nameWithUse(set),
      ...[precision, recall].map((rate) => expect.stringMatching(`^${Math.round(rate!.value * 100)} % `)),
      String(n),
    ]);
    expect(await textOf(page, '#trust ul')).toContain(
      `measured ${dayText(set.measuredOn, true)} with rules ${set.rules}`,
    );
  });
});

describe('the frame', () => {
  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('fits %i pixels in %s without scrolling sideways or saying errors', async (width, colorScheme) => {
    for (const path of [
      '/',
      '/conversations',
      '/conversations/zendesk:fernbook:4001',
      '/corrections',
      '/import',
      '/metrics',
      '/metrics/first_empathy',
    ]) {
      const errors: string[] = [];
      const context = await app.browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(app.address + path, { waitUntil: 'networkidle' });
      expect(errors, path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
      await context.close();
    }
  });

  it('answers only to its own host name and takes changes only from its own pages', async () => {
    const { request } = await import('node:http');
    const ask = (method: string, path: string, headers: Record<string, string>) =>
      new Promise<number>((done, fail) => {
        const { hostname, port } = new URL(app.address);
        request({ hostname, port, method, path, headers }, (response) => {
          response.resume();
          done(response.statusCode ?? 0);
        })
          .on('error', fail)
          .end();
      });
    expect(await ask('GET', '/', {})).toBe(200);
    expect(await ask('GET', '/', { host: 'evil.example' })).toBeGreaterThanOrEqual(400);
    expect(await ask('POST', '/api/settings', { 'content-type': 'application/json' })).toBe(403);
    expect(
      await ask('POST', '/api/settings', { origin: 'http://evil.example', 'content-type': 'application/json' }),
    ).toBe(403);
    expect(await ask('PUT', '/api/uploads/x.csv', { origin: 'http://evil.example' })).toBe(403);
  });
});
