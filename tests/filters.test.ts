import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filtersFrom,
  filtersTo,
  isDay,
  listStateFrom,
  noFilters,
  withoutFilter,
  type Filters,
} from '../src/lib/filters';
import { AGENT_TAGS, CHANNELS, KINDS, MOODS } from '../src/lib/model/words';

const read = (query: string) => filtersFrom(new URLSearchParams(query));

describe('filters of a URL', () => {
  it('are all empty when the URL names none', () => {
    expect(read('')).toEqual({ filters: noFilters(), problems: [] });
  });

  it('are read from repeated parameters, each value once', () => {
    expect(read('from=2024-05-01&to=2024-05-31&team=Billing&team=Web+shop&team=Billing&mood=angry&tag=cliche')).toEqual(
      {
        filters: {
          ...noFilters(),
          from: '2024-05-01',
          to: '2024-05-31',
          team: ['Billing', 'Web shop'],
          mood: ['angry'],
          tag: 'cliche',
        },
        problems: [],
      },
    );
  });

  it('leave out what is not known and say what was expected', () => {
    const { filters, problems } = read('channel=pigeon&mood=angry&from=31.05.2024&language=English&team=');
    expect(filters).toEqual({ ...noFilters(), mood: ['angry'] });
    expect(problems).toEqual([
      'team is empty; it is left out.',
      'channel "pigeon" is not known; expected one of chat, social, sms, email, form, phone, forum, other.',
      'language "English" is not known; expected a code such as en, or und.',
      'from "31.05.2024" is no day; expected one such as 2024-05-16.',
    ]);
  });

  it('swap days that stand the wrong way round and say so', () => {
    expect(read('from=2024-05-31&to=2024-05-01')).toEqual({
      filters: { ...noFilters(), from: '2024-05-01', to: '2024-05-31' },
      problems: ['from 2024-05-31 is after to 2024-05-01; they are swapped.'],
    });
  });

  it('need both ends of a comparison', () => {
    expect(read('compare_from=2024-05-01')).toEqual({
      filters: noFilters(),
      problems: ['compare_from and compare_to are needed together; the comparison is left as it was.'],
    });
  });

  it('name one comparison: days of one’s own before a ready-made one, and the usual one by saying nothing', () => {
    const own = { compare_from: '2024-05-01', compare_to: '2024-05-07' };
    expect(read('compare=before')).toEqual({ filters: noFilters(), problems: [] });
    expect(read('compare=year')).toEqual({ filters: { ...noFilters(), compare: 'year' }, problems: [] });
    expect(read('compare=none&compare_from=2024-05-01&compare_to=2024-05-07')).toEqual({
      filters: { ...noFilters(), ...own },
      problems: ['compare "none" is left out, because compare_from and compare_to name days.'],
    });
    expect(read('compare=often').problems).toEqual([
      'compare "often" is not known; expected one of before, year, none.',
    ]);
  });

  it('leave parameters of others alone', () => {
    expect(read('view=table&sort=oldest').problems).toEqual([]);
  });

  it('never throw and never keep an impossible day, whatever the URL says', () => {
    const parameter = fc.tuple(
      fc.constantFrom(
        'from',
        'to',
        'compare',
        'compare_from',
        'compare_to',
        'team',
        'agent',
        'channel',
        'kind',
        'topic',
        'language',
        'mood',
        'tag',
        'line',
        'metric',
        'part',
      ),
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          '2024-02-30',
          '2024-03-01',
          'before',
          'year',
          'none',
          '2024-13-01',
          '-',
          "'; drop table tags; --",
          '__proto__',
        ),
      ),
    );
    fc.assert(
      fc.property(fc.array(parameter), (parameters) => {
        const { filters } = filtersFrom(new URLSearchParams(parameters));
        for (const day of [filters.from, filters.to, filters.compare_from, filters.compare_to])
          expect(day === undefined || isDay(day)).toBe(true);
        expect(filtersFrom(filtersTo(filters))).toEqual({ filters, problems: [] });
      }),
    );
  });

  it('come back the same after a walk through the URL', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const days = fc.tuple(day, day).map(([one, other]) => (one < other ? [one, other] : [other, one]));
    const name = fc.string({ minLength: 1, maxLength: 60 });
    const some = (values: fc.Arbitrary<string>) => fc.uniqueArray(values, { maxLength: 4 });
    const filters = fc
      .record({
        days: fc.option(days),
        compare: fc.option(fc.oneof(fc.constantFrom('year' as const, 'none' as const), days)),
        team: some(name),
        agent: some(fc.nat(999999).map(String)),
        channel: some(fc.constantFrom(...CHANNELS)),
        kind: some(fc.constantFrom(...KINDS)),
        topic: some(fc.constantFrom('date-picker', 'found-barcode-scanner')),
        language: some(fc.constantFrom('en', 'es', 'und')),
        mood: some(fc.constantFrom(...MOODS)),
        tag: fc.option(fc.constantFrom(...AGENT_TAGS)),
        line: fc.option(fc.constantFrom('blame', 'cliche.1a2b3c4d', 'link_deflection.team-our-wiki')),
        metric: fc.option(fc.constantFrom('cliche_rate', 'first_empathy')),
        clock: fc.option(fc.constant('business' as const)),
      })
      .map(({ days, compare, tag, line, metric, clock, ...lists }): Filters => {
        return {
          ...lists,
          ...(days ? { from: days[0], to: days[1] } : {}),
          ...(typeof compare === 'string' ? { compare } : {}),
          ...(Array.isArray(compare) ? { compare_from: compare[0], compare_to: compare[1] } : {}),
          ...(tag ? { tag } : {}),
          ...(line ? { line } : {}),
          ...(metric ? { metric, part: 'never' } : {}),
          ...(clock ? { clock } : {}),
        };
      });
    fc.assert(
      fc.property(filters, (one) => {
        expect(read(filtersTo(one).toString())).toEqual({ filters: one, problems: [] });
      }),
    );
  });
});

describe('taking a filter off', () => {
  it('removes one value of a list, a whole list, or a single filter, and leaves the given filters as they were', () => {
    const filters: Filters = { ...noFilters(), team: ['Billing', 'Shop'], metric: 'first_empathy', part: 'never' };
    expect(withoutFilter(filters, 'team', 'Shop').team).toEqual(['Billing']);
    expect(withoutFilter(filters, 'team').team).toEqual([]);
    expect(withoutFilter(filters, 'metric')).toEqual({ ...noFilters(), team: ['Billing', 'Shop'] });
    expect(filters.team).toEqual(['Billing', 'Shop']);
  });
});

describe('order and page of the list', () => {
  it('fall back to the newest, first page', () => {
    expect(listStateFrom(new URLSearchParams('sort=loudest&page=-3'))).toEqual({ sort: 'newest', page: 1 });
    expect(listStateFrom(new URLSearchParams('sort=tone_fall&page=4'))).toEqual({ sort: 'tone_fall', page: 4 });
  });
});
