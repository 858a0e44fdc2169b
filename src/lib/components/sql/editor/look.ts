/** The editor in the colours and sizes of every page: only tokens, so that both themes and print follow by themselves. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const frame = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: '0.875rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontVariantLigatures: 'none',
    lineHeight: '1.65',
    minHeight: '11rem',
    maxHeight: '50vh',
  },
  '.cm-content': { padding: 'var(--s-4) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--s-4) 0 0' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', border: '0', color: 'var(--ink-3)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '44px', padding: '0 var(--s-4) 0 0' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--sunken)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 22%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '.cm-problem': { textDecoration: 'underline wavy var(--alert)', textUnderlineOffset: '4px' },
  '.cm-problem-line': { backgroundColor: 'var(--alert-soft) !important' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-m)',
    boxShadow: 'var(--shadow-pop)',
    overflow: 'clip',
  },
  '.cm-tooltip.cm-completionInfo': { padding: 'var(--s-2) var(--s-3)', fontSize: 'var(--text-sm)', maxWidth: '22rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', fontSize: '0.8125rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px var(--s-2)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': { color: 'var(--ink-3)', fontStyle: 'normal', marginLeft: 'var(--s-3)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
});

const code = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--code-key)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-str)' },
  { tag: [tags.number, tags.bool, tags.null, tags.special(tags.name)], color: 'var(--code-num)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--code-note)' },
]);

export const look = [frame, syntaxHighlighting(code)];
