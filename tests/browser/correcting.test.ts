/** Setting a transcript right, in a real Chromium: said, pending, in the figures, in the log, and taken back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp, type App } from './app';

const PATH = '/conversations/zendesk:fernbook:4001';
const PATIENCE = { timeout: 120_000 };

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 600_000);
afterAll(() => app?.close());

const sql = async (query: string) =>
  (await app.command('sql', query, '--format', 'json'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const inConversation = "conversation_id = 'zendesk:fernbook:4001'";
const states = (page: Page) => page.locator('.correction').evaluateAll((all) => all.map((one) => one.dataset.state));

describe('a transcript', () => {
  it('is set right: a tag taken off, a mood said with the keyboard, a tag added to marked words; all is undone again', async () => {
    const page = await app.open(PATH);
    const before = await sql(
      `select (select mood_start from conversation_facts where ${inConversation}) as mood,
         (select count(*) from tags where ${inConversation} and tag = 'bug') as bugs,
         (select count(*) from tags where ${inConversation} and tag = 'promise') as promises`,
    );
    expect(before).toEqual([{ mood: expect.any(String), bugs: 1, promises: 0 }]);
    expect(before[0]?.mood).not.toBe('confused');

    // A tag that is not right.
    await page.getByRole('button', { name: /^Not right\? Bug/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Why/).fill('A question about the statement');
    await dialog.getByRole('button', { name: 'Take it off' }).click();
    await page.getByText('Taken away: Bug').waitFor();
    expect(await page.locator('.correction').first().innerText()).toContain('A question about the statement');
    await page.locator('.correction[data-state="applied"]').waitFor(PATIENCE);
    expect(await page.getByRole('button', { name: /^Not right\? Bug/ }).count()).toBe(0);

    // A mood, with the keyboard alone.
    await page
      .getByRole('button', { name: /^Correct: Customer/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('c');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(/^Mood: \w+ → confused$/).waitFor();

    // A tag that is missing, on words that are marked in an agent's message.
    await page.evaluate(() => {
      const text = document.querySelector('article.agent .said p')!;
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.textContent!.indexOf('the delay');
        if (at < 0) continue;
        getSelection()!.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 'the delay'.length);
        return;
      }
      throw new Error('The words are not there.');
    });
    await page
      .getByRole('button', { name: /^Correct: Agent/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    expect(await dialog.getByLabel(/^Which words/).inputValue()).toBe('the delay');
    await dialog.getByLabel(/^Tag/).selectOption('promise');
    await dialog.getByRole('button', { name: 'Save correction' }).click();
    await page.getByText('Added: Promise').waitFor();
    await expect.poll(() => states(page), PATIENCE).toEqual(['applied', 'applied', 'applied']);

    expect(
      await sql(
        `select (select mood_start from conversation_facts where ${inConversation}) as mood,
           (select count(*) from tags where ${inConversation} and tag = 'bug') as bugs,
           (select string_agg(matched_text || ' by ' || rule) from tags where ${inConversation} and tag = 'promise') as promises,
           (select list(field || ' ' || state order by corrected_at) from corrections) as corrections`,
      ),
    ).toEqual([
      {
        ...{ mood: 'confused', bugs: 0, promises: 'the delay by correction' },
        corrections: ['tag applied', 'mood applied', 'tag applied'],
      },
    ]);

    // The log has all three, newest first, and how often the rules were contradicted.
    await page.goto(`${app.address}/corrections`, { waitUntil: 'networkidle' });
    expect(await page.locator('li[data-state] b').allInnerTexts()).toEqual([
      'Added: Promise',
      expect.stringMatching(/^Mood: \w+ → confused$/),
      'Taken away: Bug',
    ]);
    expect((await page.locator('tr[data-tag="bug"] td').allInnerTexts()).slice(0, 2)).toEqual(['1', '0']);
    expect((await page.locator('tr[data-tag="promise"] td').allInnerTexts()).slice(0, 2)).toEqual(['0', '1']);
    const link = await page
      .getByRole('link', { name: /^Message in 4001$/ })
      .last()
      .getAttribute('href');
    expect(link).toMatch(/zendesk:fernbook:4001#m0$/);

    // Undone one after the other: the figures are what they were.
    for (let left = 3; left > 0; left--) {
      await page
        .getByRole('button', { name: /^Undo: / })
        .first()
        .click();
      await expect.poll(() => page.getByRole('button', { name: /^Undo: / }).count(), PATIENCE).toBe(left - 1);
    }
    await expect.poll(() => page.locator('li[data-state="undone"]').count(), PATIENCE).toBe(3);
    expect(
      await sql(
        `select (select mood_start from conversation_facts where ${inConversation}) as mood,
           (select count(*) from tags where ${inConversation} and tag = 'bug') as bugs,
           (select count(*) from tags where ${inConversation} and tag = 'promise') as promises`,
      ),
    ).toEqual(before);
    await page.context().close();
  });

  it('says what is wrong when words do not stand in the message, and changes nothing', async () => {
    const page = await app.open(PATH, { viewport: { width: 390, height: 844 } });
    const before = await states(page);
    await page
      .getByRole('button', { name: /^Correct: Agent/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Which words/).fill('words that nobody wrote');
    await dialog.getByRole('button', { name: 'Save correction' }).click();
    expect(await dialog.getByRole('alert').innerText()).toBe(
      '“words that nobody wrote” does not stand in this message. Copy the words from it.',
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    expect(await states(page)).toEqual(before);
    await page.context().close();
  });
});
