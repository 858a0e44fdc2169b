/** Fills the slots of a hand-written line and gives it a customer's way of writing. */
import type { Agent, Customer } from './people';
import type { Chance } from './random';
import { SPANISH_DAYS } from './spanish';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const MONTHS = ['March', 'April', 'May', 'June', 'July', 'August', 'September'];
const BROWSERS = ['Firefox', 'Chrome', 'Safari', 'Edge'];
const CLIENTS = [
  'Mrs Amsel',
  'Mr Okafor',
  'the Lind family',
  'Mrs Baptiste',
  'Mr Sorensen',
  'Ms Haddad',
  'Mr Petrov',
  'Mrs Kimura',
];
const COLLEAGUES = ['Maja', 'Eric', 'Sabine', 'Tomek', 'Farah', 'Luis', 'Greta', 'Ben'];
const FEATURES = ['vouchers', 'dark theme', 'birthdays', 'two currencies', 'dictation'];

export interface Facts {
  customer: Customer;
  agent: Agent;
  label: string;
}

/** Facts that stay the same within one conversation, so that a reply speaks of the same invoice as the question. */
export function slotsOf(chance: Chance, facts: Facts): Record<string, string> {
  const hour = chance.between(7, 18);
  const minute = chance.pick(['00', '10', '15', '20', '30', '40', '45', '50']);
  const amount = chance.between(11, 240);
  return {
    name: facts.customer.first,
    business: facts.customer.business,
    city: facts.customer.city,
    agent: facts.agent.name.split(' ')[0] ?? facts.agent.name,
    label: facts.label,
    n: String(chance.between(2, 9)),
    bign: String(chance.between(24, 1480)),
    percent: String(chance.pick([8, 12, 15, 18, 20])),
    day: chance.pick(DAYS),
    dia: chance.pick(SPANISH_DAYS),
    month: chance.pick(MONTHS),
    year: String(chance.between(2016, 2023)),
    time: `${hour}:${minute}`,
    time2: `${hour + 1}:${minute}`,
    amount: `${amount}.${chance.pick(['00', '50', '90', '05', '20'])} ${chance.pick(['EUR', 'EUR', 'CHF'])}`,
    code: String(chance.between(1042, 9987)),
    client: chance.pick(CLIENTS),
    colleague: chance.pick(COLLEAGUES),
    browser: chance.pick(BROWSERS),
    feature: chance.pick(FEATURES),
  };
}

/** Throws when a line names a slot that nobody fills: a gap in a sample conversation would look like a bug. */
export function fill(line: string, slots: Record<string, string>): string {
  return line.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new Error(`Nothing fills {${slot}} in “${line}”; add it to slotsOf.`);
    return value;
  });
}

/** A customer's own way of writing: capitals, full stops and the odd slip of the finger. */
export function inStyle(text: string, style: Customer['style'], chance: Chance): string {
  if (style === 'lower') {
    const lower = text.toLowerCase().replace(/\.$/, '');
    return chance.is(0.3) ? lower.replace(/\bthe\b/, 'teh') : lower;
  }
  if (style === 'brisk') return text.replace(/^(Hi|Hello|Good morning),?\s*/i, '');
  return text;
}
