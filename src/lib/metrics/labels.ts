/** What the values of a dimension are called on pages, where the export's own name is not the answer. */
import type { Channel, Kind } from '../model/words';
import type { Dimension } from './metric';

const CHANNEL_LABELS: Record<Channel, string> = {
  chat: 'Chat',
  social: 'Social',
  sms: 'SMS',
  email: 'E-mail',
  form: 'Form',
  phone: 'Phone',
  forum: 'Forum',
  other: 'Other',
};

const KIND_LABELS: Record<Kind, string> = {
  public: 'Public criticism',
  bug: 'Bug',
  service: 'Service',
  price: 'Price',
  usability: 'Usability',
  idea: 'Idea',
  question: 'Question',
  praise: 'Praise',
  conflict: 'Conflict',
  other: 'Other',
};

/** The label of one value; '' stands for a value that the export does not give. */
export function labelOf(dimension: Dimension, key: string): string {
  if (key === '') return 'Not known';
  if (dimension === 'channel') return CHANNEL_LABELS[key as Channel] ?? key;
  if (dimension === 'kind') return KIND_LABELS[key as Kind] ?? key;
  return key;
}
