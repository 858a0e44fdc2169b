import { describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import { periodsOf } from '../../../src/lib/server/report/periods';

const data = { first: '2024-01-01', last: '2024-05-16', lastConversation: '2024-05-16' };
const enough = async () => 100;

describe('the period of a selection', () => {
  it('is the last four whole weeks when the URL names no days', async () => {
    const { now, before, isChosen } = await periodsOf(noFilters(), data, 1, enough);
    expect([now.label, before?.label, isChosen]).toEqual(['15 Apr – 12 May 2024', '18 Mar – 14 Apr 2024', true]);
  });

  it('follows the day on which weeks start', async () => {
    const { now } = await periodsOf(noFilters(), data, 7, enough);
    expect(now).toMatchObject({ from: '2024-04-14', to: '2024-05-11' });
  });

  it('reaches further back when four weeks hold too little', async () => {
    const sparse = async (from: string) => (from <= '2024-02-12' ? 20 : 19);
    expect((await periodsOf(noFilters(), data, 1, sparse)).now).toMatchObject({ from: '2024-02-12', weeks: 13 });
  });

  it('is all there is when even a year holds too little, and then compares with nothing', async () => {
    const { now, before } = await periodsOf(noFilters(), data, 1, async () => 3);
    expect([now.from, now.to, before]).toEqual(['2024-01-01', '2024-05-16', null]);
  });

  it('ends with the last conversations when the export was taken long after them', async () => {
    const late = { ...data, last: '2025-01-01' };
    expect((await periodsOf(noFilters(), late, 1, enough)).now.to).toBe('2024-05-19');
  });

  it('compares days that make no whole weeks with the same weekdays before', async () => {
    const filters = { ...noFilters(), from: '2024-05-06', to: '2024-05-15' };
    const { now, before } = await periodsOf(filters, data, 1, enough);
    expect(now.weeks).toBeNull();
    expect([before?.from, before?.to]).toEqual(['2024-04-22', '2024-05-01']);
  });
});
