/** The sentences beside figures: plain, in points and per cent, "followed by" and never "caused". */
import type { Curve, Figure, MetricResult } from '../../model/figures';
import { duration } from '../../model/durations';

/** Where a tone (−1…+1) changes its word; the same steps as the colour scale, ×100. */
const STEPS: [number, string][] = [
  [-45, 'very negative'],
  [-25, 'negative'],
  [-8, 'somewhat negative'],
  [8, 'neutral'],
  [25, 'somewhat positive'],
  [45, 'positive'],
];

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A whole number within a sentence: in words up to ten. */
export function number(count: number): string {
  return NUMBERS[count] ?? count.toLocaleString('en-US');
}

/** Five words for people, and "somewhat" between them. */
export function toneInWords(tone: number): string {
  const points = tone * 100;
  return STEPS.find(([limit]) => points < limit)?.[1] ?? 'very positive';
}

/** One line of sense below a tile's figure; empty where the figure is withheld. */
export function senseOf(metric: string, result: MetricResult): string {
  const { value } = result.figure;
  if (result.figure.confidence === 'withheld') return 'too few to say';
  if (metric === 'tone_at_arrival') return value === null ? '' : toneInWords(value);
  if (metric === 'tone_at_leaving') return betterThanTheyCame(result) ?? '';
  if (metric === 'first_empathy') return empathySense(result);
  if (metric === 'first_response') return responseSense(result);
  return value === null ? '' : `${Math.round(value * 100)} of 100 replies`;
}

/** @param when the days compared with, in words: "in the period before" */
export function toneSummary(leaving: MetricResult, before: MetricResult | null, when: string): string {
  const now = betterThanTheyCame(leaving);
  if (!now) return 'Too few customers wrote again after an answer to say how they leave.';
  const [lift, earlier] = [liftOf(leaving), before && liftOf(before)];
  const sentence = `Customers leave ${now.replace('they came', 'they arrive')}`;
  if (lift === null || earlier === null || earlier === undefined) return `${sentence}.`;
  return `${sentence}; ${when}, ${liftInWords(earlier)}.`;
}

export function moodSummary({ figure, shares }: MetricResult): string {
  const named = shares.filter(({ key, value }) => key !== 'none' && value !== null);
  const lead = named.sort((one, other) => (other.value ?? 0) - (one.value ?? 0))[0];
  if (!lead?.value || figure.value === null) return 'Too few customers named a mood to say which leads.';
  return `${lead.label} leads at ${percent(lead.value)}; ${percent(figure.value)} of customers sounded upset when they arrived.`;
}

export function empathySummary({ curves }: MetricResult): string {
  const any = curves.find(({ key }) => key === 'any');
  if (!any || any.never.value === null) return 'Too few upset customers to say how long they waited.';
  const never = `${percent(any.never.value)} never saw one`;
  if (any.median === null) return `Fewer than half of upset customers saw a sign of empathy; ${never}.`;
  return `Half of upset customers saw a sign of empathy within ${duration(any.median)}; ${never}.`;
}

export function fourAsSummary({ figure, shares }: MetricResult): string {
  if (figure.value === null) return 'Too few complaints to say how they were answered.';
  const known = shares.filter(({ value }) => value !== null);
  const rarest = [...known].sort((one, other) => (one.value ?? 0) - (other.value ?? 0))[0];
  const mean = `An answer to a complaint holds ${figure.value.toFixed(1)} of the four on average`;
  return rarest ? `${mean}; rarest is to ${rarest.label.toLowerCase()} (${percent(rarest.value ?? 0)}).` : `${mean}.`;
}

/**
 * A sentence about the line of a customer's tone.
 * @param messages how many messages the customer wrote; @param tones of those that say how they felt, in order
 */
export function toneLineSummary(messages: number, tones: number[]): string {
  const [first, last] = [tones[0], tones.at(-1)];
  if (first === undefined || last === undefined) return 'Nothing that this customer wrote says how they felt.';
  if (messages === 1) return `The customer wrote once, and sounded ${toneInWords(first)}.`;
  if (tones.length === 1) return `Only one message says how the customer felt, and it sounded ${toneInWords(first)}.`;
  const [from, to] = [toneInWords(first), toneInWords(last)];
  return from === to
    ? `The customer sounded ${from} at the beginning and at the end.`
    : `The customer sounded ${from} at the beginning and ${to} at the end.`;
}

function liftOf({ figure, shares }: MetricResult): number | null {
  const came = shares.find(({ key }) => key === 'arrival_of_same')?.value ?? null;
  return figure.value === null || came === null ? null : Math.round((figure.value - came) * 100);
}

function betterThanTheyCame(result: MetricResult): string | null {
  const lift = liftOf(result);
  if (lift === null) return null;
  return lift === 0 ? liftInWords(lift) : `${liftInWords(lift)} than they came`;
}

/** "5 points better", "1 point worse", "as they came" */
function liftInWords(lift: number): string {
  if (lift === 0) return 'as they came';
  return `${Math.abs(lift)} ${Math.abs(lift) === 1 ? 'point' : 'points'} ${lift > 0 ? 'better' : 'worse'}`;
}

/** The tile names the curve that leads; the other one is said beside it. */
function empathySense({ curves: [lead, other] }: MetricResult): string {
  if (!lead) return '';
  const parts = [neverSaid(lead.never, 'never got one')];
  if (other) parts.push(`${percent(reached(other))} ${other.key === 'any' ? 'any sign' : 'in own words'}`);
  return parts.filter(Boolean).join(' · ');
}

function responseSense({ curves: [lead, ...others] }: MetricResult): string {
  if (!lead) return '';
  const where = others.length ? `${lead.label}, the fullest of ${others.length + 1} channels` : lead.label;
  return [where, neverSaid(lead.never, 'never answered')].filter(Boolean).join(' · ');
}

function neverSaid(never: Figure, words: string): string {
  return never.value === null ? '' : `${percent(never.value)} ${words}`;
}

function reached(curve: Curve): number {
  return curve.points.at(-1)?.share ?? 0;
}

/** "31 %" with a no-break space; below 10 one decimal. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value !== 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)}\u00a0%`;
}
