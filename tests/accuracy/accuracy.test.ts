/**
 * Published figures are of today's rules. Rules that changed without being measured again would be sold with the
 * accuracy of others; a change of code is noticed by what the engine says to the project's own messages.
 */
import { describe, expect, it } from 'vitest';
import { ownBehaviour } from '../../pipelines/evaluate/files';
import { RULES_VERSION } from '../../src/lib/tagging';
import { MEASURED } from '../../src/lib/tagging/accuracy';

const MEASURE =
  'src/lib/tagging/accuracy.json is of other rules than these: run "npm run measure -- FOLDER" with the folder of the labelled messages (README: How far the tags can be trusted)';

describe('accuracy.json', () => {
  it('holds the own set, held-out messages and messages that the rules were tuned on', () => {
    expect([...new Set(MEASURED.map(({ use }) => use))]).toEqual(['held out', 'tuned on', 'own']);
  });

  it('was measured with this rules version', () => {
    const versions = MEASURED.map(({ name, rules }) => [name, rules]);
    expect(versions, MEASURE).toEqual(MEASURED.map(({ name }) => [name, RULES_VERSION]));
  });

  it('was measured with this code: it says the same to the project’s own messages', () => {
    const behaviour = ownBehaviour('.');
    const measured = MEASURED.map((set) => [set.name, set.behaviour]);
    expect(measured, MEASURE).toEqual(MEASURED.map(({ name }) => [name, behaviour]));
  });
});
