/** What customers rated, beside the tone in which they left: what the card shows. */
import type { Figure } from './figures';

export const RATINGS = ['good', 'middle', 'bad'] as const;
export type Rating = (typeof RATINGS)[number];

export interface RatedTone {
  rating: Rating;
  label: string;
  /** conversations with this rating */
  rated: number;
  /** mean tone at leaving of those whose customers wrote again after an answer */
  tone: Figure;
}

export interface RatingsView {
  rows: RatedTone[];
  /** rated conversations of the selection, and all of it */
  rated: number;
  conversations: number;
  summary: string;
  /** ready-made lists in which rating and tone say the opposite */
  disagreements: { title: string; opens: string; n: number }[];
}
