/** Every metric of the product; and how to ask and answer one. */
import { CHAPTERS } from './chapters';
import type { Metric } from './metric';

export const METRICS: Metric[] = CHAPTERS.flatMap(({ metrics }) => metrics);

/** The metric with that id, or undefined. */
export function metricById(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}

export * from './chapters';
export * from './compare';
export * from './compose';
export * from './dialect';
export * from './lists';
export * from './metric';
export * from './opens';
export * from './result';
export * from './weeks';
