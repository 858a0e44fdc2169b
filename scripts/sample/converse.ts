/**
 * Puts one conversation together from hand-written parts: who writes what, after how long, and how it ends.
 * The stories that a reader can find in the sample are the weights in stories.ts; this file is only how people talk.
 */
import { fill, inStyle, slotsOf } from './fill';
import * as lines from './moods';
import type { Feeling } from './moods';
import type { Agent, Customer } from './people';
import type { Chance } from './random';
import type { Situation } from './situations/situation';
import { SPANISH_CLOSES, SPANISH_DETAILS, SPANISH_OPENS, SPANISH_REPLIES, SPANISH_SUBJECTS } from './spanish';

export type SampleChannel = 'chat' | 'email' | 'form' | 'social';

export interface SampleMessage {
  who: 'customer' | 'agent' | 'bot' | 'note';
  agent?: Agent;
  at: Date;
  text: string;
}

export interface SampleConversation {
  customer: Customer;
  agent: Agent;
  channel: SampleChannel;
  subject: string;
  labels: string[];
  isClosed: boolean;
  /** 1…5, or null when nobody rated it */
  rating: number | null;
  messages: SampleMessage[];
}

export interface Plan {
  at: Date;
  customer: Customer;
  agent: Agent;
  channel: SampleChannel;
  situation: Situation;
  feeling: Feeling;
  /** did the team already have its training in answering feelings first? */
  trained: boolean;
  /** share of an agent's usual stock lines that is left: Billing drops its ready-made lines late in the summer */
  stockLeft: number;
  isOutage: boolean;
  asksWeeklyQuestion: boolean;
}

const MINUTE = 60_000;
/** mean minutes until a reply, agents and customers */
const PACE: Record<SampleChannel, { agent: number; customer: number }> = {
  chat: { agent: 4, customer: 3 },
  email: { agent: 240, customer: 420 },
  form: { agent: 300, customer: 500 },
  social: { agent: 70, customer: 60 },
};

const join = (parts: string[], glue = ' ') => parts.filter(Boolean).join(glue);

export function converse(chance: Chance, plan: Plan): SampleConversation {
  const { customer, agent, channel, situation, feeling } = plan;
  const slots = slotsOf(chance, { customer, agent, label: situation.label });
  const say = (list: readonly string[]) => fill(chance.pick(list), slots);
  const messages: SampleMessage[] = [];
  let clock = plan.at.getTime();
  const upset = feeling !== 'calm' && feeling !== 'confused';
  const from = plan.isOutage ? { ...situation, ...lines.OUTAGE } : situation;

  const after = (who: 'customer' | 'agent') => {
    const mean = PACE[channel][who] * (plan.isOutage && who === 'agent' ? 5 : 1);
    clock += chance.minutes(mean) * MINUTE + chance.between(0, 59) * 1000;
    return new Date(clock);
  };
  const customerSays = (text: string, at: Date) =>
    messages.push({
      who: 'customer',
      at,
      text: withQuote(inStyle(text, customer.style, chance), messages, plan, chance),
    });
  const agentSays = (text: string, at: Date) => messages.push({ who: 'agent', agent, at, text });

  const end = (rating: number | null, isClosed = true): SampleConversation => ({
    customer,
    agent,
    channel,
    subject: say(from.subjects),
    labels: plan.isOutage ? ['outage'] : [situation.label],
    isClosed,
    rating: rating !== null && chance.is(0.25) ? rating : null,
    messages,
  });

  if (customer.spanish) {
    spanish(chance, say, customerSays, agentSays, after, plan.at);
    return { ...end(chance.between(3, 5)), subject: say(SPANISH_SUBJECTS) };
  }

  // how it begins
  const feelingLine = say(lines.FEELINGS[feeling]);
  const middle = chance.is(0.75) ? say(from.details) : '';
  const stake = upset && chance.is(0.7) ? say(from.stakes) : '';
  const body = chance.is(0.25)
    ? [feelingLine, say(from.opens), middle, stake]
    : [say(from.opens), middle, stake, feelingLine];
  const hello =
    channel === 'social' ? '@FernbookHelp' : fill(chance.pick(lines.OPENERS[customer.style] ?? ['']), slots);
  const splits = channel === 'chat' && chance.is(0.35);
  if (splits) {
    customerSays(join([hello, ...body.slice(0, 2)]), plan.at);
    clock += chance.between(20, 90) * 1000;
    const rest = join(body.slice(2));
    if (rest) customerSays(rest, new Date(clock));
  } else {
    const sign = channel === 'email' && chance.is(0.5) ? `\n\n${customer.first}\n${customer.business}` : '';
    customerSays(join([hello, join(body)], channel === 'email' ? '\n\n' : ' ') + sign, plan.at);
  }

  if (channel === 'chat' && chance.is(0.4)) {
    clock += 4000;
    messages.push({ who: 'bot', at: new Date(clock), text: say(lines.BOT_LINES) });
  }
  if (chance.is(plan.isOutage ? 0.12 : 0.025)) {
    return end(null, chance.is(0.6)); // nobody answered
  }
  if (channel === 'chat' && upset && chance.is(0.12)) customerSays(say(lines.NUDGES), after('customer'));

  // the first reply
  const share = agent.empathy[plan.trained ? 1 : 0];
  const understands = upset && chance.is(share);
  const understandsLater = upset && !understands && chance.is(share * 0.6 + 0.06);
  const stock = chance.is(agent.cliche * plan.stockLeft);
  const explains = chance.is(agent.explainsFirst) && situation.kind !== 'praise' && !understands;
  const wentWrong = ['bug', 'usability', 'service'].includes(situation.kind);
  const apologises = situation.kind !== 'praise' && chance.is(upset ? 0.72 : wentWrong ? 0.3 : 0);
  const admits =
    apologises && (situation.kind === 'bug' || situation.kind === 'usability') && chance.is(understands ? 0.6 : 0.3);
  const asks = situation.kind === 'praise' ? chance.is(0.3) : chance.is(0.72);
  const deflects = !asks && !upset && chance.is(0.22);
  const greeting = channel === 'social' ? `@${customer.first}` : fill(chance.pick(agent.greetings), slots);
  const first = [
    stock && chance.is(0.6) ? say(lines.STOCK_OPENINGS) : '',
    explains ? say(from.explains) : '',
    understands ? say(from.felt) : '',
    apologises ? fill(chance.pick(agent.apologies), slots) : '',
    admits ? say(from.admits) : '',
  ];
  if (understands && chance.is(0.4)) [first[2], first[3]] = [first[3] ?? '', first[2] ?? ''];
  const closing = stock ? say(chance.is(0.5) ? lines.STOCK_CLOSINGS : lines.STOCK_MIDDLES) : '';
  const sign = channel === 'chat' || channel === 'social' ? '' : chance.pick(agent.signOffs);
  const weekly = plan.asksWeeklyQuestion ? lines.WEEKLY_QUESTION : '';
  const letter = (parts: string[], tail = '') =>
    channel === 'email' || channel === 'form'
      ? join([greeting, join(parts), join([tail, sign], '\n')], '\n\n')
      : join([messages.some((message) => message.who === 'agent') ? '' : greeting, ...parts, tail, sign]);

  const question = chance.between(0, situation.questions.length - 1);
  if (asks) agentSays(letter([...first, fill(situation.questions[question]!, slots)], closing), after('agent'));
  else if (deflects) agentSays(letter([...first, say(lines.LINKS)], closing), after('agent'));
  else agentSays(letter([...first, say(from.fixes)], join([closing, weekly])), after('agent'));
  if (chance.is(0.07)) {
    messages.push({
      who: 'note',
      agent,
      at: new Date(clock + 60_000),
      text: fill('Same as {colleague} saw on {day}. Log attached for the developers.', slots),
    });
  }

  // what the agent asked for, and what put it right
  if (asks) {
    if (chance.is(0.1)) return end(null);
    customerSays(fill(situation.answers[question]!, slots), after('customer'));
    if (chance.is(0.3))
      agentSays(letter([chance.is(0.4) ? say(lines.THANKS_FOR_DETAIL) : '', say(lines.HOLDING)]), after('agent'));
    agentSays(
      letter(
        [understandsLater ? say(from.felt) : '', chance.is(0.22) ? say(lines.THANKS_FOR_DETAIL) : '', say(from.fixes)],
        join([stock && chance.is(0.5) ? say(lines.STOCK_CLOSINGS) : '', weekly]),
      ),
      after('agent'),
    );
  }

  // how it ends
  const mood = upset
    ? understands || understandsLater
      ? chance.weighted({ relief: 62, polite: 22, sour: 5, silent: 11 })
      : chance.weighted({ relief: 24, polite: 31, sour: 24, silent: 21 })
    : chance.weighted({ relief: 36, polite: 40, sour: 3, silent: 21 });
  const answer = weekly && chance.is(0.42) ? say(lines.WEEKLY_ANSWERS) : '';
  if (mood === 'silent' && !answer) return end(null);
  const word = { relief: lines.RELIEF, polite: lines.POLITE, sour: lines.SOUR, silent: lines.POLITE }[mood];
  customerSays(join([say(word), answer]), after('customer'));
  if (mood === 'sour' && chance.is(0.65)) {
    agentSays(letter([fill(chance.pick(agent.apologies), slots), say(from.fixes)], closing), after('agent'));
    if (chance.is(0.45)) customerSays(say(lines.POLITE), after('customer'));
  }
  return end({ relief: 5, polite: 4, sour: 1, silent: 3 }[mood]);
}

/** Mail programs put the earlier message below the answer; importers have to cut it off again. */
function withQuote(text: string, earlier: SampleMessage[], plan: Plan, chance: Chance): string {
  const last = earlier.at(-1);
  if (plan.channel !== 'email' || last?.who !== 'agent') return text;
  const phone = chance.is(0.2) ? '\n\nSent from my iPhone' : '';
  if (!chance.is(0.5)) return text + phone;
  const stamp = last.at.toUTCString().replace(/:\d\d GMT$/, '');
  const quote = last.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  return `${text}${phone}\n\nOn ${stamp}, Fernbook <help@fernbook.example> wrote:\n${quote}`;
}

function spanish(
  chance: Chance,
  say: (list: readonly string[]) => string,
  customerSays: (text: string, at: Date) => void,
  agentSays: (text: string, at: Date) => void,
  after: (who: 'customer' | 'agent') => Date,
  at: Date,
): void {
  customerSays(join([say(SPANISH_OPENS), say(SPANISH_DETAILS)]), at);
  agentSays(say(SPANISH_REPLIES), after('agent'));
  if (chance.is(0.5)) agentSays(say(SPANISH_REPLIES), after('agent'));
  if (chance.is(0.7)) customerSays(say(SPANISH_CLOSES), after('customer'));
}
