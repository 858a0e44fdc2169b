/** Corrections in words, the same in the transcript and in the log. */
import type { ShownCorrection, ShownState } from '../model/corrections';

type Changed = Pick<ShownCorrection, 'field' | 'title' | 'before' | 'after'>;

/** "Taken away: Cliche", "Added: Churn", "Mood: angry → none" */
export function changeText({ field, title, before, after }: Changed): string {
  if (field === 'tag') return `${after === 'false' ? 'Taken away' : 'Added'}: ${title}`;
  return `${title}: ${valueText(field, before)} → ${valueText(field, after)}`;
}

/** Whether the figures hold it. */
export function stateText(state: ShownState): string {
  return {
    pending: 'Pending: not in the figures yet',
    applied: 'Applied: in the figures',
    no_longer_fits: 'No longer fits: the message or the words are gone',
    undoing: 'Being undone: still in the figures',
    undone: 'Undone',
  }[state];
}

function valueText(field: Changed['field'], value: string | null): string {
  if (value === null) return 'nothing';
  return field === 'complaint' ? (value === 'true' ? 'yes' : 'no') : value;
}
