import { describe, expect, it } from 'vitest';
import { messagesOf, type Line } from './corpus';
import { isWarmCompetentWarm } from '../../../pipelines/facts/warmth';
import type { Episode } from '../../../pipelines/facts/episode';

/** Three answers of ten words each are three thirds. */
const curve = (...tags: Line['tags'][]) => {
  const agents = messagesOf(tags.map((own, i) => ({ at: `16 10:0${i}`, by: 'A1', text: 'x', tags: own })));
  return isWarmCompetentWarm({ agents } as Episode);
};

describe('warm, competent, warm', () => {
  it('is kind first and last with the solution between', () => {
    expect(curve(['empathy:specific'], ['promise'], ['appreciation:specific'])).toBe(true);
  });

  it('is not any other order', () => {
    expect(curve(['promise'], ['empathy:specific'], ['appreciation:specific'])).toBe(false);
    expect(curve(['empathy:specific'], ['promise'], [])).toBe(false);
    expect(curve(['empathy:specific'], [], ['appreciation:specific'])).toBe(false);
  });

  it('is unknown under thirty words', () => {
    expect(curve(['empathy:specific'], ['promise'])).toBe(null);
  });
});
