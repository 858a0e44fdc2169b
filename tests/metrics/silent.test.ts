import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentEstimate } from '../../src/lib/metrics/silent';
import { DEFAULT_PRIOR } from '../../src/lib/model/complainrates';
import { SURVEY_FRAMES, type SilentEvidence, type Survey } from '../../src/lib/model/silent';

const PERIOD = { from: '2025-02-16', to: '2025-05-16' };
const TOPIC = { topic: 'date-picker', title: 'Date picker' };

/** 45 customers with 67 contacts, as in G-CHAO; no survey, no ceiling. */
const evidence = (more: Partial<SilentEvidence> = {}): SilentEvidence => ({
  repeats: [30, 10, 3, 2],
  withoutIdentity: 0,
  channels: null,
  severities: {},
  prior: DEFAULT_PRIOR,
  surveys: [],
  activeUsers: null,
  period: PERIOD,
  ...more,
});
const survey = (more: Partial<Survey> = {}): Survey => ({
  id: 'one',
  topic: 'date-picker',
  asked: 120,
  affected: 40,
  told: 6,
  where: 'in_app',
  from: '2025-05-01',
  to: '2025-05-14',
  ...more,
});
const USERS = { feature: 'Date picker', ...PERIOD, activeUsers: 1200 };
const estimate = (more: Partial<SilentEvidence> = {}) => silentEstimate(TOPIC, evidence(more));
const step = (id: string, more: Partial<SilentEvidence> = {}) => estimate(more).steps.find((one) => one.id === id)!;

describe('silent sufferers of one topic', () => {
  it('are a range with its floor and its ceiling, in one sentence', () => {
    expect(estimate({ surveys: [survey()], activeUsers: USERS })).toMatchObject({
      topic: 'date-picker',
      told: 45,
      contacts: 67,
      confidence: 'plain',
      affected: { median: 345, likely: { low: 224, high: 569 } },
      ceiling: 1200,
      ruleOfThumb: 495,
      grade: 'B',
      warnings: [],
      headline:
        '45 customers told us about “Date picker”. Plausibly 224 to 569 are affected (80\u00a0%). At most 1,200 use it.',
      changesMost:
        'The survey answer moves this range most. Asking 60 more affected customers would narrow it by about a quarter.',
    });
    expect(estimate().headline).toMatch(
      /Plausibly 230 to 1,595 are affected \(80.%\)\. How many use it is not known\.$/,
    );
  });

  it('climb the ladder as far as the data allow, each step with its figure or the reason why not', () => {
    const channels = { names: ['chat', 'email'] as [string, string], customers: [30, 20] as [number, number], both: 5 };
    const severities = { 1: 20, 2: 15, 3: 10 };
    const { steps } = estimate({ channels, severities, surveys: [survey()], activeUsers: USERS });
    expect(steps.map(({ id, value }) => [id, value && Number(value.toFixed(1))])).toEqual([
      ['floor', 45],
      ['chao', 84.5],
      ['chao_modified', 69.7],
      ['zelterman', 92.5],
      ['truncated_poisson', 78.2],
      ['two_channels', 107.5],
      ['severity', 836.7],
      ['propensity', 345],
      ['ceiling', 1200],
    ]);
    expect(steps.every(({ leftOut }) => leftOut === null)).toBe(true);
    expect(steps.find(({ id }) => id === 'chao')).toMatchObject({
      readsAs: 'At least about 85 are willing to write about it at all (61 to 144).',
      breaksWhen:
        'Where the first contact solves it people stop writing, and it says too many. People who never write to anybody are outside it.',
    });
    expect(steps.find(({ id }) => id === 'severity')!.readsAs).toBe(
      'About 837, if people complain here as in the studies; 80\u00a0% of it are of severity 1, of which 3.0\u00a0% are said to complain.',
    );
    expect(steps.at(-1)!.readsAs).toBe('At most 1,200 use it; 3.8\u00a0% of them told us (2.8 to 5.0\u00a0%).');
  });

  it('say why a step is left out', () => {
    expect(estimate().steps.flatMap(({ id, leftOut }) => (leftOut ? [[id, leftOut]] : []))).toEqual([
      ['two_channels', 'Everybody wrote in one channel.'],
      ['severity', 'The severity of these complaints is not known.'],
      ['ceiling', 'Nobody has said how many use it.'],
    ]);
    expect(step('chao_modified', { repeats: [30, 10, 2] }).leftOut).toBe('Fewer than 3 customers wrote about it three times.'); // prettier-ignore
    expect(step('zelterman', { repeats: [30] }).leftOut).toBe('Nobody wrote about it twice.');
  });

  it('are not estimated from fewer than five customers, who are only counted', () => {
    const { affected, ruleOfThumb, bounds, headline, confidence, steps } = estimate({ repeats: [3, 1] });
    expect([affected, ruleOfThumb, bounds, confidence]).toEqual([null, null, [], 'withheld']);
    expect(headline).toBe('4 customers told us about “Date picker”. That is too few for a range.');
    expect(steps.map(({ value }) => value)).toEqual([4, ...new Array<null>(8).fill(null)]);
    expect(estimate({ repeats: [] })).toMatchObject({ told: 0, headline: '0 customers told us about “Date picker”.' });
  });

  it('are not estimated at all where the export does not tell people apart', () => {
    expect(estimate({ repeats: [], withoutIdentity: 57 })).toMatchObject({
      affected: null,
      headline:
        '57 conversations are about “Date picker”. The export does not tell people apart, so customers cannot be counted.',
    });
  });

  it('are not estimated from repeat contacts of fewer than ten customers', () => {
    const { steps, bounds, affected } = estimate({ repeats: [5, 3, 1], channels: { names: ['chat', 'email'], customers: [6, 6], both: 3 } }); // prettier-ignore
    const given = steps.filter(({ value }) => value !== null).map(({ id }) => id);
    expect([given, bounds]).toEqual([['floor', 'propensity'], []]);
    expect(affected).not.toBeNull();
  });

  it('take no bound from repeat contacts where hardly anybody wrote twice', () => {
    expect(estimate({ repeats: [44, 1] }).bounds).toEqual([]);
    const { bounds, steps } = estimate({ repeats: [45] });
    expect(bounds).toEqual([]);
    expect(steps.find(({ id }) => id === 'chao')).toMatchObject({
      value: 1035,
      readsAs: '1,035 is no bound to go by: it rests on 0 customers who wrote about it twice.',
    });
  });

  it('print only ">" for two channels with nobody in both', () => {
    const channels = { names: ['chat', 'email'] as [string, string], customers: [30, 15] as [number, number], both: 0 };
    expect(step('two_channels', { channels })).toMatchObject({ value: 495, interval: null, isOnlyAbove: true });
  });

  it('say what contradicts what', () => {
    expect(estimate({ activeUsers: { ...USERS, activeUsers: 30 } })).toMatchObject({
      ceiling: null,
      warnings: [
        '45 customers told us, but only 30 are said to use it. Check the number of active users: it counts something else.',
      ],
    });
    expect(estimate({ activeUsers: { ...USERS, activeUsers: 300 } }).warnings).toEqual([
      '79\u00a0% of the estimate would lie above everyone who uses it. The idea of ten silent for each who wrote does not fit this feature, or the number of users is too low.',
    ]);
    expect(estimate({ surveys: [survey({ told: 25 })] }).warnings).toEqual([
      'The survey (47 to 76\u00a0%) and the prior (2 to 23\u00a0%) contradict each other, and the range lies between them. Set a prior of your own, or ask more people.',
    ]);
  });

  it('are graded by what the range rests on', () => {
    const grades = [{}, { activeUsers: USERS }, { surveys: [survey({ where: 'in_conversations' })] }, { surveys: [survey()] }, { surveys: [survey({ affected: 0, told: 0 })] }]; // prettier-ignore
    expect(grades.map((more) => estimate(more).grade)).toEqual(['D', 'C', 'C', 'B', 'D']);
  });

  it('say what the range rests on, each with its grade', () => {
    const { assumptions } = estimate({ surveys: [survey()], activeUsers: { ...USERS, from: '2025-05-01' }, withoutIdentity: 7 }); // prettier-ignore
    expect(assumptions.map(({ title, grade }) => [title, grade])).toEqual([
      ['45 told us', 'B'],
      ['At least 70 to 85', 'B'],
      ['Own survey: 6 of 40', 'B'],
      ['1,200 use it', 'B'],
      ['×11 would mean 495', 'D'],
      ['Published rates', 'C'],
    ]);
    expect(assumptions[0]!.text).toBe(
      'Distinct customers, not messages: 30 wrote once, 10 twice, 3 three times and 2 four times. 7 more conversations come without an identity; whether they are other people cannot be said.',
    );
    expect(assumptions[2]!.text).toBe(
      '15\u00a0% of the affected said that they told us (7 to 29\u00a0%). Asked in the product, of people who use it. The prior (2 to 23\u00a0%, half of it below 8.7\u00a0%) weighs as much as 20 answers.',
    );
    expect(assumptions[4]!.text).toContain('That is 41\u00a0% of everyone who uses it.');
    expect(assumptions[5]!.text).toContain('Studies run from 1.3 to 100 affected');
  });

  const wild = fc.record({
    repeats: fc.array(fc.nat(60), { maxLength: 6 }),
    withoutIdentity: fc.nat(50),
    severities: fc.dictionary(fc.constantFrom('1', '2', '3', '4'), fc.nat(60)),
    surveys: fc.array(
      fc.record({ told: fc.nat(30), not: fc.nat(30), where: fc.constantFrom(...SURVEY_FRAMES) }).map(({ told, not, where }) => survey({ told, affected: told + not, where })), // prettier-ignore
      { maxLength: 3 },
    ),
    activeUsers: fc.option(fc.nat(5000).map((activeUsers) => ({ ...USERS, activeUsers }))),
  });

  it('never lie below those who told us nor above those who use it, and never speak of who will leave', () => {
    fc.assert(
      fc.property(wild, (more) => {
        const said = estimate(more);
        const most = said.ceiling ?? Infinity;
        if (said.affected) {
          const { likely, wide, median } = said.affected;
          const ordered = [said.told, wide.low, likely.low, median, likely.high, wide.high, most];
          expect(ordered.toSorted((one, other) => one - other)).toEqual(ordered);
        }
        for (const { value } of said.steps) if (value !== null) expect(value).toBeGreaterThanOrEqual(said.told);
        expect(JSON.stringify(said)).not.toMatch(/churn|leav|lost|cancel|NaN|undefined/i);
      }),
      { numRuns: 30 },
    );
  });
});
