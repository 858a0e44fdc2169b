/** The page of phrases as a person uses it: a line opened to its words, a phrase tried and kept, a draft read while typed. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from './app';

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 600_000);
afterAll(() => app?.close());

const PERIOD = 'from=2026-08-03&to=2026-10-18';
const numberIn = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));
const listed = async (page: Page) =>
  numberIn(await page.getByRole('heading', { name: /^[\d,]+ conversations?$/ }).innerText());

describe('the page of phrases', () => {
  it('shows the share that the overview shows', async () => {
    const page = await app.open(`/?${PERIOD}`);
    const tile = (await page.textContent('.tile[data-metric="cliche_rate"] .tile-n')) ?? '';
    await page.goto(`${app.address}/phrases?${PERIOD}`);
    const foot = (await page.textContent('figure:has(h2:text("Clichés by week")) figcaption')) ?? '';
    const n = /n ([\d,]+)/;
    expect(n.exec(foot)?.[1]).toBe(n.exec(tile)?.[1]);
    await page.context().close();
  });

  it('opens a line to its words, and its conversations are as many as it says', async () => {
    const page = await app.open(`/phrases?${PERIOD}&open=none`);
    const row = page.locator('tr.line').nth(1);
    const said = await row.locator('th a').innerText();
    const conversations = numberIn(await row.locator('td[data-label="conversations"]').innerText());
    await row.locator('th a').click();
    await page.waitForURL(/open=cliche\./);
    const detail = page.locator('tr.detail');
    expect(await detail.getByRole('heading', { name: 'As it was worded' }).count()).toBe(1);
    expect(await detail.locator('blockquote mark').count()).toBeGreaterThan(0);

    await detail.getByRole('link', { name: /^Read [\d,]+ conversations?$/ }).click();
    await page.waitForURL(/\/conversations\?/);
    expect(await listed(page)).toBe(conversations);
    expect(await page.locator('.chip.on', { hasText: 'We wrote' }).innerText()).toContain(said.slice(1, -1));
    await page.context().close();
  });

  it('leads from an example to its place in the transcript', async () => {
    const page = await app.open(`/phrases?${PERIOD}`);
    const quote = page.locator('blockquote').first();
    const line = await quote.locator('mark').innerText();
    await quote.getByRole('link').click();
    await page.waitForURL(/\/conversations\/.+#m\d+$/);
    expect(await page.locator(`article${new URL(page.url()).hash} mark`).allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining(line)]),
    );
    await page.context().close();
  });

  it('fits a phone', async () => {
    for (const tab of ['cliche', 'repeated', 'own', 'draft']) {
      const page = await app.open(`/phrases?of=${tab}`, { viewport: { width: 390, height: 800 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await page.context().close();
    }
  });
});

describe('the lines the team repeats', () => {
  it('lead from a transcript to the line, from there to its conversations and to a phrase of the team’s own', async () => {
    const page = await app.open(`/phrases?${PERIOD}&of=repeated`);
    const row = page.locator('tr.line').first();
    const said = (await row.locator('th a').innerText()).slice(1, -1);
    const conversations = numberIn(await row.locator('td[data-label="conversations"]').innerText());
    await row.locator('th a').click();
    await page.waitForURL(/open=repeated\./);
    await page.locator('tr.detail blockquote a').first().click();
    await page.waitForURL(/\/conversations\/.+#m\d+$/);
    const message = page.locator(`article${new URL(page.url()).hash}`);
    expect((await message.locator('.repeated').allInnerTexts()).join('')).toContain(said.slice(0, 20));

    for (const summary of await message.locator('.also summary').all()) await summary.click();
    await message
      .getByRole('link', { name: /^(also written )?in [\d,]+ conversations?$/ })
      .first()
      .click();
    await page.waitForURL(/\/phrases\?.*open=repeated\./);
    expect(await page.locator('tr.line.open').count()).toBe(1);

    await page.goto(`${app.address}/phrases?${PERIOD}&of=repeated`);
    await row.locator('td[data-label="conversations"] a').click();
    await page.waitForURL(/\/conversations\?/);
    expect(await listed(page)).toBe(conversations);

    await page.goto(`${app.address}/phrases?${PERIOD}&of=repeated&find=${encodeURIComponent(said)}`);
    await row.locator('th a').click();
    await page.getByRole('link', { name: 'Make it one of our phrases' }).click();
    await page.waitForURL(/of=own/);
    expect(await page.getByLabel('The phrase').inputValue()).toMatch(/\w/);
    await page.getByRole('button', { name: 'Try against history' }).click();
    const tried = await page.locator('.result .lead').innerText();
    // Some may carry the tag already, by words of a rule.
    const [gained = 0, , already = 0] = [...tried.matchAll(/[\d,]+/g)].map(([number]) => numberIn(number));
    expect(gained + already).toBeGreaterThanOrEqual(conversations);
    await page.context().close();
  });

  it('and each tag says how far it can be trusted', async () => {
    const page = await app.open(`/phrases?${PERIOD}`);
    expect(await page.getByText(/^How far it can be trusted: precision \d+/).innerText()).toMatch(
      /recall .+, n \d+ in /,
    );
    await page.getByRole('link', { name: 'All tags' }).click();
    await page.waitForURL(/\/metrics#trust$/);
    await page.context().close();
  });
});

describe('a phrase of the team’s own', () => {
  it('is tried against history, kept, worked into the figures and taken out again', async () => {
    const page = await app.open('/phrases?of=own');
    await page.getByLabel('The phrase').fill('(which browser');
    await page.getByRole('button', { name: 'Try against history' }).click();
    await page.getByText('This phrase cannot be used yet.').waitFor();
    expect(await page.getByRole('button', { name: 'Save phrase' }).isDisabled()).toBe(true);

    await page.getByLabel('The phrase').fill('which browser');
    await page.getByLabel('A plainer line').fill('Tell me which browser, and I’ll try it in the same one.');
    await page.getByRole('button', { name: 'Try against history' }).click();
    const result = page.locator('.result .lead');
    await result.waitFor();
    const said = await result.innerText();
    const [gained = 0, , already = 0] = [...said.matchAll(/[\d,]+/g)].map(([number]) => numberIn(number));
    expect(said).toMatch(/^[\d,]+ messages in [\d,]+ conversations would gain the tag cliché\./);
    expect(await page.locator('.result blockquote mark').first().innerText()).toMatch(/which browser/i);

    await page.getByRole('button', { name: 'Save phrase' }).click();
    await page.getByText('Pending.').waitFor();
    // The whole history anew: it waits for what the page has started, and ends with every figure holding the phrase.
    await app.command('retag');
    await page.goto(`${app.address}/phrases?of=own`, { waitUntil: 'networkidle' });
    await page.getByText(/^Applied:/).waitFor();
    await page.goto(`${app.address}/phrases?from=2026-06-01&to=2026-10-18&open=cliche.team-which-browser`);
    const row = page.locator('tr.line.open');
    expect(numberIn(await row.locator('td[data-label="messages"]').innerText())).toBe(gained + already);
    expect(await row.innerText()).toContain('I’ll try it in the same one');

    await page.goto(`${app.address}/phrases?of=own`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Remove which browser' }).click();
    await page.getByText(/^Pending\.|^None yet\./).waitFor();
    expect(await page.getByRole('button', { name: 'Remove which browser' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('a draft', () => {
  it('is read while it is typed, and says kindly what is missing', async () => {
    const page = await app.open('/phrases?of=draft');
    await page.getByLabel('Your draft').fill('We apologise for any inconvenience. I will get back to you.');
    await page.getByLabel(/The message it answers/).fill('I am furious, the March export is empty again!');
    await page.getByText('The customer sounds angry.').waitFor();
    const points = page.locator('.points');
    expect(await points.first().locator('li.there b').allInnerTexts()).toEqual(['Apologise']);
    expect(await points.nth(1).innerText()).toContain('does not say when');
    expect(await page.locator('.draft mark').count()).toBeGreaterThan(1);

    await page
      .getByLabel('Your draft')
      .fill('I’m so sorry the March export was empty. I’ll write to you by 4 pm today.');
    await page.getByText('says when.').waitFor();
    expect(await points.nth(1).innerText()).toContain('takes up what happened to this customer');
    await page.context().close();
  });
});
