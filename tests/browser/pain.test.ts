/** A product owner's walk: from the ranking to a topic's words, a found topic taken over, and its conversations. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from './app';

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 600_000);
afterAll(() => app?.close());

const PERIOD = 'from=2026-08-03&to=2026-10-18';
const numberIn = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));

describe('the page of pain', () => {
  it('leads from the ranking to a topic’s words and to exactly the conversations it counts', async () => {
    const page = await app.open(`/pain?${PERIOD}`);
    await page.getByRole('link', { name: 'Sort by told us' }).click();
    await page.waitForURL(/sort=told/);
    const told = await page.locator('td[data-label="told us"]').allInnerTexts();
    expect(told.map(numberIn)).toEqual(told.map(numberIn).toSorted((a, b) => b - a));

    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Date picker', exact: true }) });
    const contacts = numberIn(await row.locator('td[data-label="contacts"]').innerText());
    await row.locator('td[data-label="contacts"] a').click();
    await page.waitForURL(/\/conversations\?/);
    expect(numberIn(await page.getByRole('heading', { name: /^[\d,]+ conversations?$/ }).innerText())).toBe(contacts);

    await page.goto(`${app.address}/pain/date-picker?${PERIOD}`);
    expect(await page.locator('blockquote mark').count()).toBeGreaterThan(0);
    const markdown = await (await page.request.get(`${app.address}/api/topics/date-picker.md?${PERIOD}`)).text();
    expect(markdown).toMatch(/^# Date picker\n/);
    expect(markdown).toContain(`- Complaints: ${contacts}\n`);
    await page.context().close();
  });

  it('says how many are plausibly affected, and a survey put in narrows the range at once', async () => {
    const page = await app.open(`/pain?${PERIOD}&rests=refund`);
    await page.getByRole('heading', { name: 'Refunds: what the range rests on' }).waitFor();
    expect(await page.getByText(/Plausibly [\d,]+ to [\d,]+ are affected/).count()).toBeGreaterThan(0);
    await page.getByText('Every estimate, and when it breaks').click();
    const people = page.getByRole('row').filter({ hasText: 'Plausible range' }).locator('td').nth(1);
    const width = (text: string) => {
      const [low, high] = text.replace('(80 %)', '').split(' to ');
      return numberIn(high ?? '') - numberIn(low ?? '');
    };
    const before = width(await people.innerText());
    await page.getByLabel('Asked', { exact: true }).fill('90');
    await page.getByLabel('Of those affected').fill('40');
    await page.getByLabel('Of those told us').fill('6');
    await page.getByRole('button', { name: 'Add survey' }).click();
    await page.getByRole('heading', { name: /^Own survey: 6 of 40/ }).waitFor();
    expect(width(await people.innerText())).toBeLessThan(before / 2);
    await page.context().close();
  });

  it('takes a found topic over after showing what that does to history', async () => {
    const page = await app.open(`/pain?${PERIOD}`);
    await page
      .getByRole('button', { name: /^Take over/ })
      .first()
      .click();
    await page.getByLabel('Title').fill('Our own name');
    await page.getByRole('button', { name: 'Try against history' }).click();
    const result = page.getByText(/conversations would gain it/);
    await result.waitFor();
    expect(numberIn((await result.innerText()).split('would')[0] ?? '')).toBeGreaterThan(4);
    await page.getByRole('button', { name: 'Save topic' }).click();
    await page.getByText('Applied: every figure holds them.').waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: 'Our own name', exact: true }).waitFor();
    await page.context().close();
  });
});
