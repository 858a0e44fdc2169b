/** A question of the week as a person uses it: worded with its lint, applied, read, and one answer set right. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from './app';

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 600_000);
afterAll(() => app?.close());

describe('a question of the week', () => {
  it('is read while it is typed, kept, looked for in the history, and its answers are set right where they stand', async () => {
    const page = await app.open('/questions');
    await page.getByLabel('The question').fill('Do you like our great new sync and would you pay for it?');
    await page.getByText(/^Wording C/).waitFor();
    expect(await page.locator('.lint li').count()).toBeGreaterThan(3);
    await page.getByLabel('The question').fill('How many people in your practice use the sync?');
    await page.getByText(/^Wording A, 100 of 100/).waitFor();
    await page.getByLabel('First day').fill('2026-06-01');
    await page.getByLabel('Last day').fill('2026-10-18');
    await page.getByLabel('Counted in').selectOption('people');
    await page.getByRole('button', { name: 'Save question' }).click();
    await page.waitForURL(/\/questions\/how-many-people/);
    const address = page.url();

    // Waits for what the page has started.
    await app.command('apply');
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(await page.getByTestId('response').innerText()).toMatch(/^\d+\s%$/);
    const first = page.locator('section:has(#answers) li').first();
    expect(await first.locator('.read').innerText()).toMatch(/people$/);

    await first.getByRole('button', { name: /^Not right\?/ }).click();
    await first.getByLabel('How many, people').fill('some');
    await first.getByRole('button', { name: 'Set it right' }).click();
    await first.getByText('expected one such as 3, 2-3, more than 20').waitFor();
    await first.getByLabel('How many, people').fill('me and seven colleagues');
    await first.getByLabel(/^Why/).fill('She counts herself.');
    await first.getByRole('button', { name: 'Set it right' }).click();
    await first.getByText('set by a person: She counts herself.').waitFor();
    await app.command('apply');
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(await first.locator('.read').innerText()).toBe('8 people');

    const file = await page.request.get(`${app.address}/api/questions.csv?question=${address.split('/').at(-1)}`);
    expect(await file.text()).toContain(',8,8,8,people,false,number,true,');
    await first.getByRole('link', { name: /^Message in/ }).click();
    await page.waitForURL(/\/conversations\/.+#m\d+$/);
    await page.context().close();
  });
});
