/** Marks the place that a problem names; the mark goes with the next change of the query. */
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

export interface Place {
  /** from 1 */
  line: number;
  column: number;
}

export const setProblem = StateEffect.define<Place | null>();

const inText = Decoration.mark({ class: 'cm-problem' });
const inLine = Decoration.line({ class: 'cm-problem-line' });

export const problemMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setProblem));
    if (set) return marksOf(transaction.state.doc, set.value as Place | null);
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

type Text = EditorView['state']['doc'];

/** Where a place stands in the text; a place behind its end is its end. */
export function offsetOf(text: Text, { line, column }: Place): number {
  const found = text.line(Math.min(Math.max(1, line), text.lines));
  return Math.min(found.to, found.from + Math.max(0, column - 1));
}

function marksOf(text: Text, place: Place | null): DecorationSet {
  if (!place) return Decoration.none;
  const at = offsetOf(text, place);
  const line = text.lineAt(at);
  const word = /^[\w$]+|^\S/.exec(text.sliceString(at, line.to))?.[0] ?? '';
  const marks = [inLine.range(line.from)];
  if (word) marks.push(inText.range(at, at + word.length));
  return Decoration.set(marks);
}
