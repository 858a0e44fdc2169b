/** What every store of the workspace does, files or database: the same tests for both. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/lib/server/store/store';

/** @param open gives an empty store, and another way into the same one, as another process would have */
export function behavesAsStore(open: () => Promise<{ store: Store; other: Store }>): void {
  describe('a store of the workspace', () => {
    it('gives a document back as it was written, and null for one that is not there', async () => {
      const { store, other } = await open();
      const text = '{"names": "Zoë, O\'Hara \\\\ “quoted” 🙂"}\n';
      expect(await store.read('notes.json')).toBeNull();
      expect(await store.change('notes.json', (known) => ({ kept: text, answer: known }))).toBeNull();
      expect(await other.read('notes.json')).toBe(text);
      expect(await other.change('notes.json', (known) => ({ answer: known?.length }))).toBe(text.length);
      expect(await store.list()).toEqual({ documents: ['notes.json'], logs: [] });
    });

    it('loses nothing when many change one document at once', async () => {
      const { store, other } = await open();
      const add = (to: Store, number: number) =>
        to.change('list.json', (text) => {
          const list = JSON.parse(text ?? '[]') as number[];
          return { kept: JSON.stringify([...list, number]), answer: list.length };
        });
      const before = await Promise.all(
        Array.from({ length: 40 }, (_, number) => add(number % 2 ? store : other, number)),
      );
      const kept = JSON.parse((await store.read('list.json')) ?? '[]') as number[];
      expect(kept.toSorted((one, another) => one - another)).toEqual(Array.from({ length: 40 }, (_, number) => number));
      // Each saw the list that the one before it had written.
      expect(before.toSorted((one, another) => one - another)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    });

    it('leaves a document as it was when the change is refused', async () => {
      const { store } = await open();
      await store.change('topics.json', () => ({ kept: 'before', answer: null }));
      const refused = store.change('topics.json', () => {
        throw new Error('no topic');
      });
      await expect(refused).rejects.toThrow('no topic');
      expect(await store.read('topics.json')).toBe('before');
      await store.change('topics.json', () => ({ kept: 'after', answer: null }));
      expect(await store.read('topics.json')).toBe('after');
    });

    it('keeps the lines of a log in their order, and takes out for good what is not kept', async () => {
      const { store, other } = await open();
      for (const line of ['one', 'two', 'three']) await store.append('audit/2026-11.ndjson', line);
      await other.append('log.jsonl', 'another');
      expect(await other.lines('audit/2026-11.ndjson')).toEqual(['one', 'two', 'three']);
      await other.keepLines('audit/2026-11.ndjson', (line) => line !== 'two');
      expect(await store.lines('audit/2026-11.ndjson')).toEqual(['one', 'three']);
      expect(await store.list()).toEqual({ documents: [], logs: ['audit/2026-11.ndjson', 'log.jsonl'] });
      await store.keepLines('audit/2026-11.ndjson', () => false);
      expect(await other.lines('audit/2026-11.ndjson')).toEqual([]);
      expect((await other.list()).logs).toEqual(['log.jsonl']);
    });
  });
}
