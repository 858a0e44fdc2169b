import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Trial } from '../../../src/lib/model/phrases';
import { tryPhrase } from '../../../src/lib/server/phrases/trying';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse } from '../fixture';
import { replies } from '../replies';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-trying-'));
  await putWarehouse(folder, replies());
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const figures = ({ before, after }: Trial) => [before, after].map(({ k, n }) => [k, n]);

describe('a phrase tried against history', () => {
  it('tells which messages would gain the tag, and the rate before and after', async () => {
    const trial = await tryPhrase({ tag: 'cliche', text: 'press export once more' }, { folder });
    expect(trial).toMatchObject({
      problems: [],
      isWhole: true,
      read: 40,
      gained: { messages: 24, conversations: 24 },
      lost: 0,
      already: 16,
    });
    expect(trial.period?.from).toBe('2024-01-01');
    expect(figures(trial)).toEqual([
      [16, 40],
      [40, 40],
    ]);
    expect(trial.examples.map(({ conversationId }) => conversationId)).toEqual(['c37', 'c35', 'c33']);
    expect(trial.examples[0]?.segments.map(({ text, tint }) => [text, tint])).toEqual([
      ['Press Export once more', 'distance'],
      ['.', null],
    ]);
  });

  it('reads neither bots nor customers', async () => {
    const trial = await tryPhrase({ tag: 'blame', text: 'they said' }, { folder });
    expect([trial.read, trial.gained.messages]).toEqual([0, 0]);
  });

  it('leaves out what does not hold its words before anything is read', async () => {
    expect(await tryPhrase({ tag: 'blame', text: 'apologies for' }, { folder })).toMatchObject({
      read: 4,
      gained: { messages: 4, conversations: 4 },
    });
  });

  it('that is changed may also lose messages', async () => {
    const trial = await tryPhrase({ tag: 'cliche', text: 'circling round' }, { id: 'circle-back', folder });
    expect(trial).toMatchObject({ gained: { messages: 0, conversations: 0 }, lost: 4 });
    expect(figures(trial)).toEqual([
      [16, 40],
      [12, 40],
    ]);
  });

  it('that is changed keeps what it still finds', async () => {
    const trial = await tryPhrase({ tag: 'cliche', text: 'circle~ back' }, { id: 'circle-back', folder });
    expect(trial).toMatchObject({ gained: { messages: 0, conversations: 0 }, lost: 0, already: 0 });
  });

  it('of which there are too many to read is read in the newest, and the figures are of their days', async () => {
    const trial = await tryPhrase({ tag: 'cliche', text: 'press export once more' }, { folder, mostRead: 10 });
    expect(trial).toMatchObject({ isWhole: false, read: 10, gained: { messages: 6, conversations: 6 } });
    expect(trial.period?.from).toBe('2024-01-22');
    expect(figures(trial)).toEqual([
      [4, 10],
      [10, 10],
    ]);
  });

  it('that cannot be used says why, and nothing is read', async () => {
    const trial = await tryPhrase({ tag: 'cliche', text: '(press' }, { folder });
    expect(trial.problems).toEqual(['Phrase "(press": expected ")" for every "(".']);
    expect(trial.read).toBe(0);
  });

  it('answers the same to the same question', async () => {
    const ask = () => tryPhrase({ tag: 'blame', text: 'export' }, { folder });
    expect(await ask()).toEqual(await ask());
  });

  it('stops when nobody waits for it any more', async () => {
    const left = AbortSignal.abort();
    await expect(tryPhrase({ tag: 'blame', text: 'export' }, { folder, signal: left })).rejects.toThrow();
  });
});
