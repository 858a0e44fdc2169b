/**
 * The twenty weeks: how many write when, about what, to whom. The stories a reader can find are set here, and
 * tests/sample-data/stories.test.ts asserts that the product's own figures show each of them.
 */
import { converse, type Plan, type SampleChannel, type SampleConversation } from './converse';
import type { Feeling } from './moods';
import { AGENTS, castOfCustomers, LOUD, type Team } from './people';
import { Chance } from './random';
import { BILLING } from './situations/billing';
import { ONBOARDING } from './situations/onboarding';
import type { Situation } from './situations/situation';
import { TECHNICAL } from './situations/technical';

export const WEEKS = 20;
/** Monday of the first week, UTC. */
export const FIRST_DAY = Date.UTC(2026, 5, 1);
/** The Technical team answers feelings first from this week on. */
export const TRAINING_WEEK = 7;
export const OUTAGE_WEEK = 12;
/** Billing takes its ready-made lines out of the templates in this week. */
export const TEMPLATES_WEEK = 17;
export const QUESTION_WEEKS = [15, 16];
const PER_WEEK = 94;
const OUTAGE_EXTRA = 84;
const LOUD_CONVERSATIONS = 46;

const DAY = 86_400_000;
const SITUATIONS = [...TECHNICAL, ...BILLING, ...ONBOARDING];

const FEELINGS: Record<Situation['kind'], Partial<Record<Feeling, number>>> = {
  bug: { calm: 24, confused: 8, frustrated: 30, angry: 8, anxious: 21, disappointed: 9 },
  usability: { calm: 26, confused: 42, frustrated: 26, angry: 2, anxious: 4 },
  service: { calm: 8, frustrated: 36, angry: 26, anxious: 4, disappointed: 26 },
  price: { calm: 46, confused: 6, frustrated: 10, angry: 10, disappointed: 28 },
  question: { calm: 78, confused: 22 },
  idea: { calm: 1 },
  praise: { calm: 1 },
};
const CHANNELS: Record<Team, Partial<Record<SampleChannel, number>>> = {
  Technical: { chat: 64, email: 28, social: 8 },
  Billing: { email: 58, form: 30, social: 12 },
  Onboarding: { chat: 52, email: 48 },
};

/** Month end: the last four days of a month and the first one of the next. */
const isMonthEnd = (at: Date) =>
  at.getUTCDate() === 1 || new Date(at.getTime() + 4 * DAY).getUTCMonth() !== at.getUTCMonth();

function moment(chance: Chance, week: number, team: Team): Date {
  const day = chance.weighted({ 0: 22, 1: 20, 2: 19, 3: 18, 4: 15, 5: 4, 6: 2 });
  const hour = team === 'Onboarding' ? chance.between(7, 17) : chance.between(6, 19);
  return new Date(
    FIRST_DAY +
      ((week - 1) * 7 + Number(day)) * DAY +
      (hour * 60 + chance.between(0, 59)) * 60_000 +
      chance.between(0, 59) * 1000,
  );
}

/** All conversations of the sample in the order in which they began. No two read the same. */
export function tellStories(seed: number): SampleConversation[] {
  const chance = new Chance(seed);
  const cast = castOfCustomers(chance, 900);
  const seen = new Set<string>();
  const told: SampleConversation[] = [];

  const tell = (make: () => Plan) => {
    for (let tries = 0; tries < 50; tries++) {
      const conversation = converse(chance, make());
      const key = conversation.messages
        .filter((message) => message.who === 'customer')
        .map((message) => message.text.split('\n\nOn ')[0])
        .join('\n');
      if (seen.has(key)) continue;
      seen.add(key);
      told.push(conversation);
      return;
    }
    throw new Error('Fifty tries gave no new conversation: write more parts in scripts/sample/situations.');
  };

  const planOf = (week: number, fixed: Partial<Plan> = {}): Plan => {
    const team = chance.weighted<Team>({ Technical: 44, Billing: 31, Onboarding: 25 });
    const at = moment(chance, week, team);
    const weights = Object.fromEntries(
      SITUATIONS.filter((situation) => situation.team === team).map((situation) => [
        situation.id,
        situation.weight * (situation.id === 'date-picker' && isMonthEnd(at) ? 16 : 1),
      ]),
    );
    const id = chance.weighted(weights);
    const situation = fixed.situation ?? SITUATIONS.find((one) => one.id === id)!;
    const agent = chance.pick(AGENTS.filter((one) => one.team === situation.team));
    return {
      at,
      customer: chance.pick(cast),
      agent,
      channel: chance.weighted<SampleChannel>(CHANNELS[situation.team]),
      situation,
      feeling: chance.weighted<Feeling>(FEELINGS[situation.kind]),
      trained: situation.team === 'Technical' && week >= TRAINING_WEEK,
      stockLeft: situation.team === 'Billing' && week >= TEMPLATES_WEEK ? 0.2 : 1,
      isOutage: false,
      asksWeeklyQuestion: QUESTION_WEEKS.includes(week) && chance.is(0.85),
      ...fixed,
    };
  };

  for (let week = 1; week <= WEEKS; week++) {
    for (let i = 0; i < PER_WEEK + chance.between(-8, 8); i++) tell(() => planOf(week));
  }
  const outageDay = FIRST_DAY + ((OUTAGE_WEEK - 1) * 7 + 2) * DAY;
  const login = SITUATIONS.find((situation) => situation.id === 'login-loop')!;
  for (let i = 0; i < OUTAGE_EXTRA; i++) {
    tell(() =>
      planOf(OUTAGE_WEEK, {
        situation: login,
        isOutage: true,
        at: new Date(outageDay + chance.between(6 * 60, 32 * 60) * 60_000 + chance.between(0, 59) * 1000),
        feeling: chance.weighted<Feeling>({ anxious: 44, frustrated: 26, angry: 20, disappointed: 6, calm: 4 }),
        asksWeeklyQuestion: false,
      }),
    );
  }
  const rounding = SITUATIONS.find((situation) => situation.id === 'rounding')!;
  for (let i = 0; i < LOUD_CONVERSATIONS; i++) {
    tell(() =>
      planOf(1 + Math.floor((i * WEEKS) / LOUD_CONVERSATIONS), {
        situation: rounding,
        customer: LOUD,
        channel: 'email',
        feeling: chance.weighted<Feeling>({ frustrated: 60, angry: 28, disappointed: 12 }),
      }),
    );
  }
  return told.sort((a, b) => a.messages[0]!.at.getTime() - b.messages[0]!.at.getTime());
}
