/** Where a message of the team offers something that may solve it: a step to follow, a way round, or "it's fixed". */
import type { FactMessage } from './message';
import { patternOf } from './patterns';
import stepWords from './patterns/step.json';

const STEP = patternOf(stepWords);

/** Offset of the first one in the text; null when there is none. */
export function stepOffset(message: FactMessage): number | null {
  const known = found.get(message);
  if (known !== undefined) return known;
  const offset = offsetOf(message);
  found.set(message, offset);
  return offset;
}

function offsetOf(message: FactMessage): number | null {
  const word = STEP.exec(message.text);
  if (word) return word.index;
  const kept = message.hits.find(({ tag }) => tag === 'followup_kept');
  return kept?.start_offset ?? null;
}

/** Several facts ask for the same message. */
const found = new WeakMap<FactMessage, number | null>();
