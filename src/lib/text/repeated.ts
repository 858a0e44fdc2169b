/**
 * Quoted history without quote marks: forums and some chat tools paste the earlier message into the answer ("Mara said
 * …"). Those words belong to whoever wrote them first; read as the answerer's own they turn a customer's "this is so
 * annoying" into an agent's empathy (seen in forum exports).
 */

/** So many words in a row are no coincidence. */
const RUN = 10;
/** A line that only says whose words follow. */
const SAYS_WHO = /(?:^|\s)[^\n.!?:]{1,60}?\s(?:said|wrote|posted|schrieb|escribió|a écrit)\s*:?\s*$/;

/** The words of one conversation so far, and whose they were first. */
export class EarlierWords {
  private readonly firstBy = new Map<string, string>();

  /**
   * The text without runs of ten or more words that somebody else wrote before it. The author's own earlier words go
   * too when the text names a speaker before them (a quotation in a quotation). A text that would be left empty stays.
   */
  without(text: string, author: string): string {
    if (this.firstBy.size === 0) return text;
    const words = wordsOf(text);
    const isCovered = new Array<boolean>(words.length).fill(false);
    let found = false;
    for (let at = 0; at + RUN <= words.length; at++) {
      const by = this.firstBy.get(runAt(words, at));
      if (by === undefined) continue;
      const isQuoted = isCovered[at] || SAYS_WHO.test(text.slice(Math.max(0, words[at]!.start - 80), words[at]!.start));
      if (by === author && !isQuoted) continue;
      isCovered.fill(true, at, at + RUN);
      found = true;
    }
    if (!found) return text;
    const left = cut(text, words, isCovered);
    return /\p{L}/u.test(left) ? left : text;
  }

  /** Remembers a message's own words. */
  add(text: string, author: string): void {
    const words = wordsOf(text);
    for (let at = 0; at + RUN <= words.length; at++) {
      const run = runAt(words, at);
      if (!this.firstBy.has(run)) this.firstBy.set(run, author);
    }
  }
}

interface Word {
  normal: string;
  start: number;
  end: number;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}](?:[^\s]*[\p{L}\p{N}])?/gu)].map((match) => ({
    normal: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function runAt(words: Word[], at: number): string {
  let run = '';
  for (let i = at; i < at + RUN; i++) run += `${words[i]!.normal} `;
  return run;
}

/** Takes the covered words out, with what stands between them and the lines that say whose they were. */
function cut(text: string, words: Word[], isCovered: boolean[]): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = 0; at < words.length;) {
    if (!isCovered[at]) {
      at++;
      continue;
    }
    kept.push(withoutSpeakers(text.slice(from, words[at]!.start)));
    while (at < words.length && isCovered[at]) at++;
    from = words[at - 1]!.end;
    // The full stop or bracket that closed the quotation goes with it.
    while (from < text.length && /[.!?…"”»)\]]/.test(text[from]!)) from++;
  }
  kept.push(text.slice(from));
  return kept
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n');
}

function withoutSpeakers(text: string): string {
  let left = text;
  for (let next = left.replace(SAYS_WHO, ''); next !== left; next = left.replace(SAYS_WHO, '')) left = next;
  return left;
}
