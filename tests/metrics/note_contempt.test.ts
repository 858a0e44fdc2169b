import { describe, expect, it } from 'vitest';
import { resultOf } from '../../src/lib/metrics';
import { noteContempt } from '../../src/lib/metrics/note_contempt';
import { engineWith } from './engine';

const rows = Array.from({ length: 24 }, (_, i) => ({ has_note_contempt: i < 6, team: i % 2 ? 'Billing' : 'Shop' }));

describe('contempt in internal notes', () => {
  it('is counted of those conversations that have notes which may be read, and by team', async () => {
    const engine = await engineWith({ conversations: [...rows, { has_note_contempt: null }] });
    const { figure, series } = resultOf(noteContempt, {
      rows: await engine.ask(noteContempt),
      series: { by: 'team', rows: await engine.ask(noteContempt, { by: 'team' }) },
      sql: '',
    });
    expect([figure.k, figure.n]).toEqual([6, 24]);
    expect(series.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['Billing', 3, 12],
      ['Shop', 3, 12],
    ]);
  });

  it('is never said of a person, however many conversations there are', async () => {
    const engine = await engineWith({ conversations: rows });
    const answer = { rows: await engine.ask(noteContempt), sql: '' };
    const { series } = resultOf(noteContempt, {
      ...answer,
      series: { by: 'agent', rows: await engine.ask(noteContempt, { by: 'agent' }) },
    });
    expect(series.map(({ value, confidence }) => [value, confidence])).toEqual([[null, 'withheld']]);
    expect(resultOf(noteContempt, { ...answer, isAboutPeople: true }).figure.value).toBeNull();
  });
});
