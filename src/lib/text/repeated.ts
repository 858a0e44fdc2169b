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
  /** Cut last: nearly every text is first read and then remembered as it is. */
  private latest = { text: '', words: NO_WORDS };

  /**
   * The text without runs of ten or more words that somebody else wrote before it. The author's own earlier words go
   * too when the text names a speaker before them (a quotation in a quotation). A text that would be left empty stays.
   */
  without(text: string, author: string): string {
    if (this.firstBy.size === 0) return text;
    const words = this.wordsOf(text);
    const isCovered = new Array<boolean>(words.length).fill(false);
    let found = false;
    for (let at = 0; at + RUN <= words.length; at++) {
      const by = this.firstBy.get(runAt(words, at));
      if (by === undefined) continue;
      const { start } = words.places[at]!;
      const isQuoted = isCovered[at] || SAYS_WHO.test(text.slice(Math.max(0, start - 80), start));
      if (by === author && !isQuoted) continue;
      isCovered.fill(true, at, at + RUN);
      found = true;
    }
    if (!found) return text;
    const left = cut(text, words.places, isCovered);
    return /\p{L}/u.test(left) ? left : text;
  }

  /** Remembers a message's own words. */
  add(text: string, author: string): void {
    const words = this.wordsOf(text);
    for (let at = 0; at + RUN <= words.length; at++) {
      const run = runAt(words, at);
      if (!this.firstBy.has(run)) this.firstBy.set(run, author);
    }
  }

  private wordsOf(text: string): Words {
    if (text !== this.latest.text) this.latest = { text, words: cutIntoWords(text) };
    return this.latest.words;
  }
}

interface Place {
  start: number;
  end: number;
}

interface Words {
  length: number;
  /** where each stands in the text */
  places: Place[];
  /** all of them in small letters, a space behind each: a run is a piece of it, which takes no putting together */
  line: string;
  /** where each begins in the line, and at last where that ends */
  inLine: number[];
}

const WORD = /[\p{L}\p{N}](?:[^\s]*[\p{L}\p{N}])?/gu;
const NO_WORDS: Words = { length: 0, places: [], line: '', inLine: [0] };

function cutIntoWords(text: string): Words {
  const places: Place[] = [];
  const inLine = [0];
  let line = '';
  for (const { 0: word, index } of text.matchAll(WORD)) {
    places.push({ start: index, end: index + word.length });
    line += `${word.toLowerCase()} `;
    inLine.push(line.length);
  }
  return { length: places.length, places, line, inLine };
}

function runAt({ line, inLine }: Words, at: number): string {
  return line.slice(inLine[at], inLine[at + RUN]);
}

/** Takes the covered words out, with what stands between them and the lines that say whose they were. */
function cut(text: string, words: Place[], isCovered: boolean[]): string {
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
