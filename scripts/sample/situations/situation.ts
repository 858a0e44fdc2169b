/** One thing that goes wrong (or right) with Fernbook, written by hand from many sides. Slots stand in braces. */
import type { Team } from '../people';

export interface Situation {
  id: string;
  team: Team;
  /** what it should come out as; the product's own rules decide what it does come out as */
  kind: 'bug' | 'usability' | 'service' | 'price' | 'question' | 'idea' | 'praise';
  label: string;
  subjects: string[];
  /** what happened */
  opens: string[];
  /** circumstances */
  details: string[];
  /** why it matters today (anxious, angry customers) */
  stakes: string[];
  /** what an agent needs to know */
  questions: string[];
  /** the answer to the question of the same place */
  answers: string[];
  /** words that show somebody understood */
  felt: string[];
  /** owning it */
  admits: string[];
  /** an explanation given instead of, or before, understanding */
  explains: string[];
  /** what put it right */
  fixes: string[];
  /** how much more often than others it comes up */
  weight: number;
}
