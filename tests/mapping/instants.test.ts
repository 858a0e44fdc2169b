/** Instants as exports write them; day and month are never told apart by one value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantReader, shapeOfInstants } from '../../src/lib/mapping/instants';

const iso = (value: string, timezone = 'UTC', dateFormat?: string) => {
  const instant = instantReader(dateFormat, timezone)(value);
  return instant && [instant.at.toISOString(), instant.isNaive];
};

describe('one value', () => {
  it.each([
    ['2025-03-04T09:12:44Z', '2025-03-04T09:12:44.000Z', false],
    ['2025-03-04T09:12:44.269512Z', '2025-03-04T09:12:44.269Z', false],
    ['2019-07-31T16:19:53-08:00', '2019-08-01T00:19:53.000Z', false],
    ['2025-03-04T09:12:44.000-0500', '2025-03-04T14:12:44.000Z', false],
    ['2025-03-04 09:12:44 UTC', '2025-03-04T09:12:44.000Z', false],
    ['2025-03-04 09:12', '2025-03-04T09:12:00.000Z', true],
    ['2025/03/04 9:12:44', '2025-03-04T09:12:44.000Z', true],
    ['1741079564', '2025-03-04T09:12:44.000Z', false],
    ['1741079564.5', '2025-03-04T09:12:44.500Z', false],
    ['1741079564000', '2025-03-04T09:12:44.000Z', false],
    ['1741079564000000', '2025-03-04T09:12:44.000Z', false],
    ['Tue Oct 31 22:10:47 +0000 2017', '2017-10-31T22:10:47.000Z', false],
    ['Tue, 04 Mar 2025 10:12:44 +0100', '2025-03-04T09:12:44.000Z', false],
    ['25/Feb/26 4:38 PM', '2026-02-25T16:38:00.000Z', true],
    ['4 Mar 2025, 09:12', '2025-03-04T09:12:00.000Z', true],
    ['March 4, 2025 at 12:05 AM', '2025-03-04T00:05:00.000Z', true],
  ])('%s', (value, expected, isNaive) => {
    expect(iso(value)).toEqual([expected, isNaive]);
  });

  it.each([
    '',
    'yesterday',
    '2025-02-30T10:00:00Z',
    '2025-03-04T25:00:00Z',
    '03/04/2025 09:12',
    '12',
    '99999999999999999',
  ])('"%s" is not guessed at', (value) => expect(iso(value)).toBeNull());

  it('without a zone is read in the zone of the import, on both sides of a change of clocks', () => {
    expect(iso('2025-03-30 01:30', 'Europe/Berlin')).toEqual(['2025-03-30T00:30:00.000Z', true]);
    expect(iso('2025-03-30 03:30', 'Europe/Berlin')).toEqual(['2025-03-30T01:30:00.000Z', true]);
  });

  it('by a given format', () => {
    expect(iso('03/04/2025 09:12', 'Europe/Berlin', 'dd/MM/yyyy HH:mm')).toEqual(['2025-04-03T07:12:00.000Z', true]);
    expect(iso('03/04/2025 09:12 +02:00', 'UTC', 'dd/MM/yyyy HH:mm ZZ')).toEqual(['2025-04-03T07:12:00.000Z', false]);
  });

  it('any instant comes back from its ISO form', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (at) => {
        expect(iso(at.toISOString())).toEqual([at.toISOString(), false]);
      }),
    );
  });
});

describe('a whole column', () => {
  it('one value above twelve decides for all', () => {
    expect(shapeOfInstants(['03/04/2025 09:12', '13/04/2025 10:00'])).toEqual({
      dateFormat: 'd/M/yyyy H:mm',
      isNaive: true,
      share: 1,
      problem: null,
      reason: 'day first, because of 13/04/2025 10:00',
    });
    expect(shapeOfInstants(['3/4/25, 9:12:01 AM', '4/13/25, 10:00:02 PM'])).toMatchObject({
      dateFormat: 'M/d/yy, h:mm:ss a',
      problem: null,
    });
    expect(iso('4/13/25, 10:00:02 PM', 'UTC', 'M/d/yy, h:mm:ss a')).toEqual(['2025-04-13T22:00:02.000Z', true]);
  });

  it('with dots is day first everywhere', () => {
    expect(shapeOfInstants(['03.04.2025 09:12', '05.06.2025 10:00'])).toMatchObject({
      dateFormat: 'd.M.yyyy H:mm',
      problem: null,
    });
  });

  it('in two orders at once is a question too', () => {
    expect(shapeOfInstants(['13/04/2025 09:12', '04/13/2025 10:00']).problem).toBe(
      'some dates can only be day first (13/04/2025 09:12) and others only month first (04/13/2025 10:00)',
    );
  });

  it('of days without a time of day, or without a year, cannot measure waits', () => {
    expect(shapeOfInstants(['2025-03-04', '2025-03-05']).problem).toMatch(/days without a time of day/);
    expect(shapeOfInstants(['13/04/2025', '14/04/2025']).problem).toMatch(/days without a time of day/);
    expect(shapeOfInstants(['Apr 14, 10:15 AM']).problem).toMatch(/no year/);
  });
});

describe('a column that does not decide between day and month', () => {
  it('gives both readings on a real value, and the options that settle it', () => {
    const shape = shapeOfInstants(['03/04/2025 09:12', '05/06/2025 10:00']);
    expect(shape.dateFormat).toBeNull();
    expect(shape.readings).toEqual([
      { order: 'day-first', dateFormat: 'dd/MM/yyyy H:mm', value: '03/04/2025 09:12', means: '3 April 2025' },
      { order: 'month-first', dateFormat: 'MM/dd/yyyy H:mm', value: '03/04/2025 09:12', means: '4 March 2025' },
    ]);
    expect(shape.problem).toBe(
      '03/04/2025 09:12 may be 3 April 2025 or 4 March 2025, and no date among 2 decides it: say --dates day-first or ' +
        '--dates month-first, or set "dateFormat" to "dd/MM/yyyy H:mm" or "MM/dd/yyyy H:mm" in a mapping file',
    );
  });
});

describe('months named in another language', () => {
  it.each([
    ['de', ['4. März 2025, 09:12', 'Dienstag, 4. Februar 2025 um 10:00 Uhr', '31. Dez. 2024 23:59']],
    ['fr', ['4 février 2025 09:12', 'mardi 4 mars 2025 à 10:00', '1 août 2024 23:59']],
    ['es', ['4 de marzo de 2025 09:12', '4 de febrero de 2025, 10:00', '31 de dic de 2024 23:59']],
    ['nl', ['4 maart 2025 09:12', '4 februari 2025 om 10:00', '31 dec. 2024 23:59']],
  ] as const)('are read when every value can be: %s', (language, values) => {
    const shape = shapeOfInstants([...values]);
    expect(shape).toMatchObject({ dateLanguage: language, share: 1, isNaive: true, problem: null });
    const read = instantReader(undefined, 'UTC', language);
    expect(values.map((value) => read(value)?.at.toISOString().slice(0, 16))).toEqual([
      language === 'fr' ? '2025-02-04T09:12' : '2025-03-04T09:12',
      language === 'fr' ? '2025-03-04T10:00' : '2025-02-04T10:00',
      language === 'fr' ? '2024-08-01T23:59' : '2024-12-31T23:59',
    ]);
  });

  it('are not read when a word in one of them is no month there', () => {
    expect(shapeOfInstants(['4 mars 2025 09:12', '4 thermidor 2025 09:12']).dateLanguage).toBeUndefined();
  });

  it('are not asked for where English reads them', () => {
    expect(shapeOfInstants(['4 Mar 2025 09:12', 'April 4, 2025 09:12']).dateLanguage).toBeUndefined();
  });
});
