import { describe, expect, it } from 'vitest';
import { databaseAddress, databaseOf } from '../../src/lib/model/databaseaddress';

describe('the address of a database', () => {
  it('names a host, a database, a user and a password, which is not shown', () => {
    const url = 'postgres://ana:s%40cret@db.example:5433/undertone?sslmode=require';
    expect(databaseAddress(url)).toEqual({ url, shown: 'postgres://ana@db.example:5433/undertone' });
    expect(databaseAddress('postgresql://db.example/tone').shown).toBe('postgres://db.example/tone');
  });

  it('is refused in words that do not repeat a password', () => {
    const wrong = ['clickhouse://ana:secret@db/x', 'postgres://ana:secret@db', 'postgres:///x', 'nowhere'];
    for (const text of wrong) {
      expect(() => databaseAddress(text)).toThrow('is no address of a database: expected postgres://');
      expect(() => databaseAddress(text)).not.toThrow(/secret/);
    }
  });

  it('is none where nobody named one', () => {
    expect(databaseOf({})).toBeNull();
    expect(databaseOf({ UNDERTONE_DATABASE: '' })).toBeNull();
    expect(databaseOf({ UNDERTONE_DATABASE: 'postgres://db/tone' })?.shown).toBe('postgres://db/tone');
  });
});
