/** The words of a message that a person has marked with the pointer or the keyboard. */

export interface Selected {
  words: string;
  /** where they begin in the shown text */
  near: number;
}

/** What is marked inside the text of one message; no words when nothing is, or when it reaches outside. */
export function selectedIn(message: HTMLElement | null): Selected {
  const nothing = { words: '', near: 0 };
  const selection = window.getSelection();
  const text = message?.querySelector('.said p');
  if (!text || !selection || selection.rangeCount === 0 || selection.isCollapsed) return nothing;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return nothing;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return { words: wordsOf(range).trim(), near: wordsOf(before).length };
}

/** Without the numbers of the notes, which are no words of the writer. */
function wordsOf(range: Range): string {
  const words = range.cloneContents();
  for (const number of words.querySelectorAll('sup')) number.remove();
  return words.textContent ?? '';
}
