/**
 * Who writes: customers of Fernbook (a made-up booking and billing app for small practices) and nine agents.
 * Every name, business and address is invented; addresses end in .example.
 */
import type { Chance } from './random';

const ascii = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

export type Team = 'Billing' | 'Technical' | 'Onboarding';

/** How one agent writes. Each has habits of their own; they are what makes a team's words tell. */
export interface Agent {
  id: number;
  name: string;
  team: Team;
  greetings: string[];
  apologies: string[];
  signOffs: string[];
  /** share of replies that carry a stock line */
  cliche: number;
  /** share of replies to upset customers that name the feeling, before and after the team's training in week 7 */
  empathy: [before: number, after: number];
  /** share of replies that explain before anything else */
  explainsFirst: number;
}

export const AGENTS: Agent[] = [
  {
    id: 7001,
    name: 'Ines Falk',
    team: 'Technical',
    greetings: ['Hi {name},', 'Hello {name},', '{name}, hi.'],
    apologies: ["I'm sorry about this.", "I'm really sorry, {name}.", 'Sorry you ran into this.'],
    signOffs: ['Ines', 'Best, Ines', ''],
    cliche: 0.08,
    empathy: [0.14, 0.86],
    explainsFirst: 0.2,
  },
  {
    id: 7002,
    name: 'Tomas Brandl',
    team: 'Technical',
    greetings: ['Hello {name},', 'Good day {name},', 'Hello,'],
    apologies: ['Sorry about that.', "I'm sorry for the trouble this caused.", 'My apologies, {name}.'],
    signOffs: ['Tomas', 'Kind regards, Tomas', ''],
    cliche: 0.14,
    empathy: [0.1, 0.78],
    explainsFirst: 0.35,
  },
  {
    id: 7003,
    name: 'Yuki Arano',
    team: 'Technical',
    greetings: ['Hi {name}!', 'Hey {name},', 'Hi there {name},'],
    apologies: ["I'm so sorry!", "Ah no, I'm sorry about that.", "I'm sorry, {name}, this one is ours."],
    signOffs: ['Yuki', 'Yuki :)', ''],
    cliche: 0.05,
    empathy: [0.18, 0.92],
    explainsFirst: 0.12,
  },
  {
    id: 7101,
    name: 'Gregor Pohl',
    team: 'Billing',
    greetings: ['Dear {name},', 'Dear customer,', 'Hello {name},'],
    apologies: [
      'We apologise for any inconvenience.',
      'Sorry for any inconvenience caused.',
      'We are sorry to hear this.',
    ],
    signOffs: ['Kind regards, Gregor Pohl', 'Gregor Pohl, Billing', ''],
    cliche: 0.62,
    empathy: [0.2, 0.2],
    explainsFirst: 0.55,
  },
  {
    id: 7102,
    name: 'Salma Idris',
    team: 'Billing',
    greetings: ['Hello {name},', 'Hi {name},', 'Good morning {name},'],
    apologies: [
      "I'm sorry about this, {name}.",
      'Sorry for the confusion on our side.',
      'I apologise, that should not happen.',
    ],
    signOffs: ['Salma', 'Best wishes, Salma', ''],
    cliche: 0.22,
    empathy: [0.58, 0.58],
    explainsFirst: 0.25,
  },
  {
    id: 7103,
    name: 'Owen Marsh',
    team: 'Billing',
    greetings: ['Hi {name},', 'Hi,', 'Hello {name},'],
    apologies: ['Sorry about that.', 'Apologies for the delay.', 'Sorry for the mix-up.'],
    signOffs: ['Owen', 'Thanks, Owen', ''],
    cliche: 0.48,
    empathy: [0.28, 0.28],
    explainsFirst: 0.4,
  },
  {
    id: 7201,
    name: 'Lucía Prado',
    team: 'Onboarding',
    greetings: ['Hi {name},', 'Hello {name}!', 'Hola {name}, hi!'],
    apologies: ["I'm sorry, that page is a maze.", "I'm sorry about the back and forth.", "I'm sorry, {name}."],
    signOffs: ['Lucía', 'Talk soon, Lucía', ''],
    cliche: 0.1,
    empathy: [0.62, 0.62],
    explainsFirst: 0.15,
  },
  {
    id: 7202,
    name: 'Peter Novak',
    team: 'Onboarding',
    greetings: ['Hello {name},', 'Hi {name},', '{name},'],
    apologies: ['Sorry for the slow answer.', "I'm sorry that was not clear.", 'Sorry about that.'],
    signOffs: ['Peter', 'Regards, Peter', ''],
    cliche: 0.3,
    empathy: [0.42, 0.42],
    explainsFirst: 0.3,
  },
  {
    id: 7203,
    name: 'Amara Obi',
    team: 'Onboarding',
    greetings: ['Hi {name},', 'Hey {name}!', 'Good to hear from you, {name}.'],
    apologies: ["I'm sorry you lost time on this.", "I'm sorry, {name}, we made that harder than it is.", 'Sorry!'],
    signOffs: ['Amara', 'Amara 🙂', ''],
    cliche: 0.12,
    empathy: [0.7, 0.7],
    explainsFirst: 0.1,
  },
];

/** An agent's address; the same in every helpdesk, which is how exports recognise one person. */
export const addressOf = (name: string) => `${ascii(name.split(' ')[0] ?? name)}@fernbook.example`;

export interface Customer {
  key: number;
  name: string;
  first: string;
  email: string;
  business: string;
  city: string;
  spanish: boolean;
  /** writes without capitals, without greeting, in one breath … */
  style: 'plain' | 'lower' | 'formal' | 'brisk';
}

const FIRST = (
  'Anna Bella Carla Dana Edith Fiona Greta Hanna Ivy Joana Karin Lena Mira Nora Olga Petra Rosa Silke Tara Ute Vera Wanda Zoe ' +
  'Adam Boris Callum Derek Emil Felix Gavin Hugo Ivan Jonas Karl Liam Marek Niklas Otto Pavel Quentin Robin Stefan Theo Uwe Viktor Willem Yann ' +
  'Aisha Bilal Chen Dilan Eun Farid Gita Hiro Imani Jamal Kofi Leila Mei Nadia Omar Priya Rania Sana Tariq Wei Yara'
).split(' ');
const LAST = (
  'Abbott Berger Castell Dorn Eklund Farrow Gruber Holt Ilves Janssen Keller Lindqvist Moreau Nowak Okoye Palmer Quist Reuter Sandoval ' +
  'Tanaka Ueda Varga Winter Young Zeller Ashby Brandt Coyle Dietz Engel Fischer Garber Hale Isler Jung Kovac Lang Maas Nagy Orban Pryce Rossi Sato Thorne Vogt Weiss'
).split(' ');
const SPANISH_FIRST = 'Lucía Carmen Paula Inés Marta Rocío Sergio Álvaro Diego Javier Pilar Nuria Raúl Elena'.split(
  ' ',
);
const SPANISH_LAST = 'Ortega Vidal Romero Campos Serrano Molina Prieto Gallego Cano Herrera'.split(' ');
const TRADES = [
  ['Physio', 'physio'],
  ['Music School', 'music'],
  ['Vet Practice', 'vet'],
  ['Yoga Studio', 'yoga'],
  ['Dental Studio', 'dental'],
  ['Tutoring', 'tutoring'],
  ['Massage', 'massage'],
  ['Language School', 'languages'],
  ['Speech Therapy', 'speech'],
  ['Riding School', 'riding'],
] as const;
const PLACES =
  'Harbour Hillside Linden Northgate Riverside Oakfield Millbrook Eastend Parkside Castle Station Meadow Birch Lakeside Orchard'.split(
    ' ',
  );
const CITIES = 'Leeds Graz Utrecht Porto Lyon Bergen Cork Basel Ghent Bristol Dresden Malmö Turin Vilnius Aarhus'.split(
  ' ',
);

/** A cast of customers, drawn once; conversations pick from it so that some come back. */
export function castOfCustomers(chance: Chance, size: number): Customer[] {
  const cast: Customer[] = [];
  const taken = new Set<string>();
  while (cast.length < size) {
    const spanish = chance.is(0.07);
    const first = chance.pick(spanish ? SPANISH_FIRST : FIRST);
    const last = chance.pick(spanish ? SPANISH_LAST : LAST);
    const [trade, word] = chance.pick(TRADES);
    const place = chance.pick(PLACES);
    const email = `${ascii(first)}.${ascii(last)}@${ascii(place)}-${word}.example`;
    if (taken.has(email)) continue;
    taken.add(email);
    cast.push({
      key: 383400000000 + cast.length * 7 + 11,
      name: `${first} ${last}`,
      first,
      email,
      business: `${place} ${trade}`,
      city: chance.pick(CITIES),
      spanish,
      style: chance.weighted({ plain: 5, lower: 2, formal: 2, brisk: 2 }),
    });
  }
  return cast;
}

/** The loud one: writes again and again about how invoices are rounded. One voice, many conversations. */
export const LOUD: Customer = {
  key: 383400099999,
  name: 'Roland Stark',
  first: 'Roland',
  email: 'r.stark@stark-massage.example',
  business: 'Stark Massage',
  city: 'Basel',
  spanish: false,
  style: 'formal',
};
