import { describe, expect, it } from 'vitest';
import { overBrokenLines } from '../../../pipelines/cluster/brokenline';

/** Fails with these errors in turn, then says so often it was asked. */
function failing(...errors: Error[]) {
  let asked = 0;
  return () => {
    const error = errors[asked];
    asked += 1;
    return error ? Promise.reject(error) : Promise.resolve(asked);
  };
}
const broken = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

describe('what is said to a cluster', () => {
  it('is said again when the line breaks, up to three times', async () => {
    expect(await overBrokenLines(failing(), 0)).toBe(1);
    expect(await overBrokenLines(failing(broken(), broken()), 0)).toBe(3);
    await expect(overBrokenLines(failing(broken(), broken(), broken()), 0)).rejects.toThrow('socket hang up');
  });

  it('is said once when the cluster refuses it or is not there', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    for (const error of [new Error('Code: 60. Table does not exist'), away])
      await expect(overBrokenLines(failing(error), 0)).rejects.toBe(error);
  });
});
