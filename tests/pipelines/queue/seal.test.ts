import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawKey, seal, sealKey, unseal, workerKeys } from '../../../pipelines/queue/seal';

const content = {
  words: 'My parcel is lost, Zoë 😡',
  at: new Date('2026-03-01T10:00:00.123Z'),
  rows: Buffer.from([0, 255]),
};

describe('what passes through the database', () => {
  it('comes out as it went in, Dates and bytes too', async () => {
    const key = drawKey();
    expect(await unseal(key, '1/2/input', await seal(key, '1/2/input', content))).toEqual(content);
  });

  it('shows none of its words, and looks different each time', async () => {
    const key = drawKey();
    const [one, other] = [await seal(key, 'task', 'parcel'), await seal(key, 'task', 'parcel')];
    expect(one.includes('parcel')).toBe(false);
    expect(one.equals(other)).toBe(false);
  });

  it('is refused with another key, in another place, and when a single bit of it changed', async () => {
    const key = drawKey();
    const sealed = await seal(key, '1/2/output', content);
    const refused = /unable to authenticate data/;
    await expect(unseal(drawKey(), '1/2/output', sealed)).rejects.toThrow(refused);
    await expect(unseal(key, '1/3/output', sealed)).rejects.toThrow(refused);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(sealed);
        changed[at]! ^= 1 << bit;
        await expect(unseal(key, '1/2/output', changed)).rejects.toThrow(refused);
      }),
    );
  });
});

describe('the key of a run', () => {
  it('can be unsealed by the worker it was sealed for, and by no other', () => {
    const key = drawKey();
    const [mine, other] = [workerKeys(), workerKeys()];
    const sealed = sealKey(mine.publicKey, key);
    expect(mine.unsealKey(sealed).equals(key)).toBe(true);
    expect(() => other.unsealKey(sealed)).toThrow(/unable to authenticate data/);
  });
});
