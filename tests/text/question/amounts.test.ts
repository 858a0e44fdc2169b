import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsIn, perMonth } from '../../../src/lib/text/question/amounts';

const near = (value: number) => expect.closeTo(value, 3);
/** low, high, middle, unit, approximate */
function read(text: string, language?: string) {
  return amountsIn(text, language).map(
    ({ low, high, point, unit, isApproximate }) =>
      [low, high, point, unit, ...(isApproximate ? ['about'] : [])] as const,
  );
}
const month = (text: string) => amountsIn(text).map((amount) => perMonth(amount)?.point);

describe('rates (methodology 4.3)', () => {
  it.each([
    ['about 3 times a month', [3, 3, 3, 'times/month', 'about'], 3],
    ['3x/month', [3, 3, 3, 'times/month'], 3],
    ['thrice monthly', [3, 3, 3, 'times/month'], 3],
    ['twice a week', [2, 2, 2, 'times/week'], 8.696],
    ['2-3 times a week', [2, 3, 2.5, 'times/week'], 10.871],
    ['daily', [1, 1, 1, 'times/day'], 30.4375],
    ['every day', [1, 1, 1, 'times/day'], 30.4375],
    ['every working day', [5, 5, 5, 'times/week'], 21.741],
    ['every other day', [0.5, 0.5, 0.5, 'times/day'], 15.219],
    ['once a quarter', [1, 1, 1, 'times/quarter'], 0.3333],
    ['once or twice a year', [1, 2, 1.5, 'times/year'], 0.125],
    ['a couple of times a month', [2, 2, 2, 'times/month', 'about'], 2],
    ['a few times a month', [3, 5, 4, 'times/month', 'about'], 4],
    ['on the 1st of each month', [1, 1, 1, 'times/month'], 1],
    ['every three months', [near(1 / 3), near(1 / 3), near(1 / 3), 'times/month'], 0.3333],
    ['twice every week', [2, 2, 2, 'times/week'], 8.696],
    ['at most 6 times a year', [0, 6, 3, 'times/year'], 0.25],
  ])('%s', (text, amount, perMonthPoint) => {
    expect(read(text)).toEqual([amount]);
    expect(month(text)).toEqual([near(perMonthPoint)]);
  });

  it('2-3 times a week lie between 8.696 and 13.045 a month, once or twice a year between 1 and 2 twelfths', () => {
    const bounds = (text: string) => amountsIn(text).map((one) => [perMonth(one)?.low, perMonth(one)?.high]);
    expect(bounds('2-3 times a week')).toEqual([[near(8.696), near(13.045)]]);
    expect(bounds('once or twice a year')).toEqual([[near(0.0833), near(0.1667)]]);
  });

  it('dozens a day are two dozen at least', () => {
    expect(read('dozens a day')).toEqual([[24, null, null, 'times/day', 'about']]);
    expect(perMonth(amountsIn('dozens a day')[0]!)).toEqual({
      low: 730.5,
      high: null,
      point: null,
      isApproximate: true,
    });
  });
});

describe('other amounts (methodology 4.3)', () => {
  it.each([
    ['twice', [2, 2, 2, 'times']],
    ['never', [0, 0, 0, 'times']],
    ['not at all', [0, 0, 0, 'times']],
    ['none', [0, 0, 0, 'bare']],
    ['two colleagues use it too', [3, 3, 3, 'people']],
    ['me and two colleagues', [3, 3, 3, 'people']],
    ['just me', [1, 1, 1, 'people']],
    ['about 10-15 %', [10, 15, 12.5, 'percent', 'about']],
    ['half an hour', [30, 30, 30, 'minutes']],
    ['1.5 h', [90, 90, 90, 'minutes']],
    ['90 min', [90, 90, 90, 'minutes']],
    ['1 h 30 min', [90, 90, 90, 'minutes']],
    ['$1,200', [1200, 1200, 1200, 'money']],
    ['10k', [10_000, 10_000, 10_000, 'bare']],
    ['1,200', [1200, 1200, 1200, 'bare']],
    ['twenty-five people', [25, 25, 25, 'people']],
    ['less than 5', [0, 5, 2.5, 'bare']],
    ['more than 20', [20, null, null, 'bare']],
    ['Ten times at least.', [10, null, null, 'times']],
    ['5+ times', [5, null, null, 'times']],
    ['five or so', [5, 5, 5, 'bare', 'about']],
  ])('%s', (text, amount) => expect(read(text)).toEqual([amount]));

  it('1.200 is twelve hundred where the language groups digits by points', () => {
    expect([read('1.200', 'de'), read('1.200')]).toEqual([[[1200, 1200, 1200, 'bare']], [[1.2, 1.2, 1.2, 'bare']]]);
  });

  it.each([
    'several',
    'many',
    'often',
    'rarely',
    'once in a while',
    'since 2019',
    'v2.3',
    'ticket 4471',
    '24/7',
    '3rd floor',
    'at 5 pm',
    'Once I click it, nothing happens',
    'I never got an answer',
    'I tried 3 times and it failed',
    'the monthly report',
    'it broke on May 3',
    'call 0301234567',
    'one of them',
  ])('“%s” is no amount', (text) => expect(read(text)).toEqual([]));

  it('come in their order, each with its place', () => {
    const text = 'Daily at month end, so 5 or 6 times.';
    expect(amountsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Daily', '5 or 6 times']);
  });
});

describe('amounts in anything at all', () => {
  it('keep to their text, with bounds in order', () => {
    const pieces = fc.constantFrom(
      ...[
        'about',
        '3',
        '2-3',
        'times',
        'a',
        'week',
        'twice',
        'every',
        'other',
        'day',
        '1.200',
        'never',
        ',',
        '.',
        '\n',
        'İ',
        'x',
        'an',
        'hour',
        '%',
        '$',
        '+',
        'k',
        'or',
        '99999999',
        'dozens',
        'less than',
      ],
    );
    const wild = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(wild, (text) => {
        for (const { low, high, point, start, end } of amountsIn(text)) {
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
          expect(low >= 0 && (high === null || high >= low)).toBe(true);
          expect(point === null ? high === null : point >= low && point <= (high as number)).toBe(true);
        }
      }),
    );
  });

  it('find every count of times a week, and put it at its value a month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom('times a', 'x per', 'times every', 'x /'),
        (n, tail) => {
          expect(month(`I would say ${n} ${tail} week.`)).toEqual([near(n * 4.34821)]);
        },
      ),
    );
  });

  it('find nothing where there is neither a digit nor a word for a number', () => {
    const words = fc.array(
      fc.constantFrom('the', 'report', 'is', 'wrong', 'please', 'look', 'thanks', 'month', 'often'),
      {
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(words, (all) => {
        expect(amountsIn(all.join(' '))).toEqual([]);
      }),
    );
  });
});
