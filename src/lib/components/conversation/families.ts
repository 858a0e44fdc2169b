/** The families of lit phrases: what each is called, in words and as a design token. */
import type { TagFamily } from '../../model/transcript';

export const FAMILY_TOKEN: Record<TagFamily, string> = {
  felt: 'feel',
  owned: 'own',
  asked: 'ask',
  next: 'next',
  distance: 'distance',
  other: 'other',
};

export const FAMILY_NAMES: Record<TagFamily, string> = {
  felt: 'felt with the customer',
  owned: 'owned it',
  asked: 'asked',
  next: 'said what comes next',
  distance: 'kept at a distance',
  other: 'what the customer brought',
};

export const FAMILIES = Object.keys(FAMILY_NAMES) as TagFamily[];
