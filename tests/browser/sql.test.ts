/** An analyst's walk: from a tile to its SQL, changed, run, cut off, stopped, charted, kept, opened again; by keyboard. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp, type App } from './app';

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 600_000);
afterAll(() => app?.close());

const SLOW = 'select count(*) from messages a, messages b, messages c where a.words + b.words + c.words = 1';
const editor = (page: Page) => page.getByRole('textbox', { name: 'SQL' });
const says = (page: Page) => page.locator('.result .card-head [role="status"]');
const grid = (page: Page) => page.getByRole('grid', { name: 'Rows of the result' });

/** As somebody types it: all marked, over it, the offers closed. */
async function type(page: Page, sql: string) {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(sql);
  await page.keyboard.press('Escape');
}

describe('the page of SQL', () => {
  it('opens the SQL of a list with its filters, runs a change, and says what is cut off', async () => {
    const page = await app.open('/conversations?team=Billing');
    await page.getByRole('link', { name: 'Open in SQL' }).click();
    await says(page)
      .filter({ hasText: /^\d+ rows in/ })
      .waitFor();
    expect(await editor(page).innerText()).toContain("where team in ('Billing')");

    await type(page, 'select message_id, team, tone from message_facts where tone < $below order by tone');
    await page.getByLabel('$below').fill('0.2');
    await page.keyboard.press('Enter');
    const cut = page.getByText(/^Truncated at 1,000/);
    await cut.waitFor();
    await page.getByRole('button', { name: 'Count all rows' }).click();
    await page.getByText(/^Truncated at 1,000 of [\d,]+ rows\.$/).waitFor();
    await page.getByRole('button', { name: 'Show 10,000' }).click();
    await cut.waitFor({ state: 'detached' });
    await says(page)
      .filter({ hasText: /^\d,\d{3} rows in/ })
      .waitFor();
    await page.waitForURL((url) => url.searchParams.get('p_below') === '0.2');

    const csv = await page.request.get(
      new URL((await page.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '', app.address).href,
    );
    expect((await csv.text()).split('\n')[0]).toContain('message_id,team,tone');
    await grid(page).getByRole('gridcell').first().getByRole('link').click();
    await page.waitForURL(/\/conversations\/.*#m\d+$/);
    await page.goBack();
    await says(page)
      .filter({ hasText: /rows in/ })
      .waitFor();
    expect(await editor(page).innerText()).toContain('$below');
    await page.context().close();
  });

  it('stops a slow query, and keeps one that is wrong with the place', async () => {
    const page = await app.open('/sql');
    await type(page, SLOW);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: /^Run/ }).waitFor();

    await type(page, 'select team,\n  moood_start from conversation_facts');
    await page.keyboard.press('Control+Enter');
    const problem = page.getByRole('alert');
    await problem.getByRole('button', { name: 'Go to line 2, column 3' }).click();
    expect(await problem.innerText()).toContain('moood_start');
    expect(await page.locator('.cm-problem').innerText()).toBe('moood_start');
    expect(await editor(page).innerText()).toContain('moood_start');

    await type(page, 'select 1; select 2');
    await page.keyboard.press('Control+Enter');
    await problem.filter({ hasText: 'This query may not run here.' }).waitFor();
    await type(page, 'from tags');
    await page.getByRole('button', { name: 'Plan' }).click();
    await page.getByText('SEQ_SCAN').first().waitFor();
    await page.context().close();
  });

  it('draws a chart, keeps the query, and shows both again by their address', async () => {
    const page = await app.open('/sql');
    await type(page, 'select week, team, count(*) as n from conversation_facts group by all order by week');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Chart', { exact: true }).click();
    await page.getByRole('group', { name: 'Line: n by week for each team' }).waitFor();
    await page.getByText('Bars', { exact: true }).click();
    await page.getByLabel('Across').selectOption('team');
    await page.getByRole('group', { name: 'Bars: n by team' }).waitFor();
    await page.waitForURL(/show=chart&chart=bars&x=team&y=n/);

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByLabel('Title').fill('Weeks by team');
    await page.getByRole('button', { name: 'Save query' }).click();
    await page.getByRole('button', { name: 'Saved queries (1)' }).click();
    const address = page.url();

    // Somebody else opens the link: the query stands there, and waits for Run.
    const other = await app.open(new URL(address).pathname + new URL(address).search);
    expect(await editor(other).innerText()).toContain('select week, team');
    expect(await other.getByRole('heading', { name: 'Result' }).count()).toBe(0);
    await other.getByRole('button', { name: /^Run/ }).click();
    await other.getByRole('group', { name: 'Bars: n by team' }).waitFor();
    await other.context().close();

    await type(page, 'select 1');
    await page.getByRole('button', { name: 'Weeks by team', exact: true }).click();
    expect(await editor(page).innerText()).toContain('select week, team');
    await page.getByRole('button', { name: 'Rename Weeks by team' }).click();
    await page.getByLabel('New title').fill('By team');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete By team' }).click();
    await page.getByText('None yet. Save puts the query here').waitFor();
    await page.context().close();
  });

  it('works with the keyboard alone', async () => {
    const page = await app.open('/sql?open=conversations&team=Billing', { reducedMotion: 'reduce' });
    await says(page)
      .filter({ hasText: /rows in/ })
      .waitFor();
    await editor(page).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Run');

    await grid(page).focus();
    await page.keyboard.press('Control+End');
    const total = Number(await grid(page).getAttribute('aria-rowcount'));
    const last = grid(page).locator(`[aria-rowindex="${total}"]`);
    await last.waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const about = page.getByRole('group', { name: 'Column conversation_id' });
    await about.getByText('different values').waitFor();
    await page.keyboard.press('Escape');
    await page.context().close();
  });
});
