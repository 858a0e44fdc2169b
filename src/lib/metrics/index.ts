/** Every metric of the product, in the order in which pages list them; and how to ask and answer one. */
import { clicheRate } from './cliche_rate';
import { empathyShown } from './empathy_shown';
import { firstEmpathy } from './first_empathy';
import { firstResponse } from './first_response';
import { fourAs } from './four_as';
import type { Metric } from './metric';
import { moodAtArrival } from './mood_at_arrival';
import { toneAtArrival } from './tone_at_arrival';
import { toneAtLeaving } from './tone_at_leaving';

export const METRICS: Metric[] = [
  toneAtArrival,
  toneAtLeaving,
  moodAtArrival,
  firstEmpathy,
  empathyShown,
  firstResponse,
  clicheRate,
  fourAs,
];

/** The metric with that id, or undefined. */
export function metricById(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}

export * from './compare';
export * from './compose';
export * from './metric';
export * from './opens';
export * from './result';
export * from './weeks';
