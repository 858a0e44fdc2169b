/**
 * The editor of the SQL page: CodeMirror by its parts. Loaded on that page only, once a person can type there; until
 * then, and without scripts, a plain field holds the query.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { ConsoleTable } from '$lib/model/console';
import type { SqlEngine } from '../engine';
import { languageOf } from './dialect';
import { look } from './look';
import { offsetOf, problemMark, setProblem, type Place } from './problem';

interface Setup {
  parent: HTMLElement;
  sql: string;
  tables: readonly ConsoleTable[];
  engine: SqlEngine;
  /** id of the words that tell screen readers how to leave the editor */
  describedBy: string;
  changed: (sql: string) => void;
  run: () => void;
}

export interface SqlEditor {
  setSql(sql: string): void;
  setTables(tables: readonly ConsoleTable[]): void;
  /** writes at the cursor, over what is selected */
  insert(text: string): void;
  mark(place: Place | null): void;
  goTo(place: Place): void;
  focus(): void;
  destroy(): void;
}

/** Tab indents; Escape and then Tab leaves, which CodeMirror provides for wherever Tab is bound. */
export function createEditor({ parent, sql, tables, engine, describedBy, changed, run }: Setup): SqlEditor {
  const language = new Compartment();
  const runs = keymap.of([{ key: 'Mod-Enter', run: () => (run(), true), preventDefault: true }]);
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: sql,
      extensions: [
        // Before the others, which would write a line.
        runs,
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        language.of(languageOf(engine, tables)),
        problemMark,
        look,
        // The editor writes its rules into an element of its own, which the page's policy lets through by this alone.
        EditorView.cspNonce.of(document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''),
        EditorView.contentAttributes.of({
          'aria-label': 'SQL',
          // What can be typed into has the focus anyway; checkers of pages that scroll look for it in so many words.
          tabindex: '0',
          'aria-describedby': describedBy,
          spellcheck: 'false',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setSql(next) {
      const { doc } = view.state;
      if (doc.toString() !== next) view.dispatch({ changes: { from: 0, to: doc.length, insert: next } });
    },
    setTables: (next) => view.dispatch({ effects: language.reconfigure(languageOf(engine, next)) }),
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true });
      view.focus();
    },
    mark: (place) => view.dispatch({ effects: setProblem.of(place) }),
    goTo(place) {
      view.dispatch({ selection: { anchor: offsetOf(view.state.doc, place) }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
