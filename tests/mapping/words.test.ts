/** Words of exports: the moods that customers chose in a form, by field and by label. */
import { describe, expect, it } from 'vitest';
import { asksMood, moodLabelled } from '../../src/lib/mapping';

describe('a mood that a customer chose', () => {
  it('is found among labels only where a label names a mood', () => {
    expect(moodLabelled(['billing', 'Mood: frustrated'])).toBe('frustrated');
    expect(moodLabelled(['feeling::confused'])).toBe('confused');
    expect(moodLabelled(['angry birds', 'great', 'moodboard'])).toBeNull();
  });

  it('is asked for by fields of such a name', () => {
    expect(['Mood', 'cf_mood', 'How do you feel?', 'Mood__c'].map(asksMood)).toEqual([true, true, true, true]);
    expect(['moody', 'Model'].map(asksMood)).toEqual([false, false]);
  });
});
