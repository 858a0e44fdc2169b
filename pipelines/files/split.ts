/**
 * Cuts a stream of JSON text into the texts of its records, without parsing them and wherever its chunks are cut.
 * It counts brackets and steps over strings; whether a record is sound is for JSON.parse to say.
 */

/** Keys under which APIs keep their list of records. */
export const LISTS = new Set(
  '_results results tickets comments audits users organizations groups teams admins chats conversations issues payload messages items data records events'.split(
    ' ',
  ),
);
/** Keys that hold such an object, not a list. */
export const INNER = new Set(['_embedded', 'data', 'payload', 'result', 'response']);

/** array: one list; envelope: lists inside an object; values: whole objects, written over one line or many. */
export type SplitLayout = 'array' | 'envelope' | 'values';

/** A record longer than this is not one: somewhere a quote or a bracket is missing. */
const LONGEST_RECORD = 128 * 1024 * 1024;
const KEPT = 64 * 1024;

export class Splitter {
  private buffer = '';
  private at = 0;
  /** where the value being read starts in the buffer; -1 between values */
  private start = -1;
  private depth = 0;
  private isInString = false;
  /** containers that were entered: "[" is a list of records, "{" an envelope */
  private readonly entered: string[] = [];
  /** the last key read in an envelope, until its value was read */
  private key: string | null = null;
  private consumed = 0;
  private isLost = false;

  constructor(private readonly layout: SplitLayout) {}

  /** @returns the texts of the records that end in this chunk */
  push(chunk: string): string[] {
    this.consumed += chunk.length;
    if (this.isLost) return [];
    const from = this.start < 0 ? Math.min(this.at, this.buffer.length) : this.start;
    this.buffer = this.buffer.slice(from) + chunk;
    this.at -= from;
    if (this.start >= 0) this.start = 0;
    const found: string[] = [];
    while (this.at < this.buffer.length) {
      if (this.start < 0) this.enterOrStart();
      else if (this.reachesEnd()) {
        const text = this.take();
        if (text !== null) found.push(text);
      }
    }
    if (this.buffer.length > LONGEST_RECORD) {
      this.isLost = true;
      this.buffer = this.buffer.slice(0, KEPT);
    }
    return found;
  }

  /** What is left when the text ends inside a record or a list, and how many characters there were; null when all is closed. */
  end(): { rest: string; at: number } | null {
    if (this.start < 0 && this.entered.length === 0) return null;
    return { rest: this.start < 0 ? '' : this.buffer.slice(this.start), at: this.consumed };
  }

  /** Between values: enters lists and envelopes, leaves them, or finds where the next value starts. */
  private enterOrStart() {
    const character = this.buffer[this.at] ?? '';
    const isOutermost = this.entered.length === 0;
    const isInEnvelope = this.entered.at(-1) === '{';
    const key = this.key ?? '';
    const isList = character === '[' && (isOutermost ? this.layout !== 'values' : isInEnvelope && LISTS.has(key));
    const isInner =
      character === '{' && this.layout === 'envelope' && (isOutermost || (isInEnvelope && INNER.has(key)));
    if (isList || isInner) {
      this.entered.push(character);
      this.key = null;
    } else if ((character === ']' || character === '}') && !isOutermost) {
      this.entered.pop();
    } else if (!/[\s,:]/.test(character)) {
      this.start = this.at;
      this.depth = 0;
      this.isInString = false;
      return;
    }
    this.at++;
  }

  /** Inside a value: steps over its next part; true when the value is whole. */
  private reachesEnd(): boolean {
    const pattern = this.isInString ? IN_STRING : this.depth > 0 ? IN_CONTAINER : IN_WORD;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.buffer);
    if (found === null) {
      this.at = this.buffer.length;
      return false;
    }
    const character = found[0];
    this.at = found.index + 1;
    if (character === '\\')
      this.at++; // the escaped character may be in the next chunk
    else if (character === '"') {
      this.isInString = !this.isInString;
      return !this.isInString && this.depth === 0;
    } else if (character === '{' || character === '[') this.depth++;
    else if (this.depth > 0) return --this.depth === 0;
    else {
      this.at--; // what ends a bare word belongs to what is around it
      return true;
    }
    return false;
  }

  /** The value that has just ended, when it is a record: not a key or a loose property of an envelope. */
  private take(): string | null {
    const text = this.buffer.slice(this.start, Math.max(this.at, this.start + 1));
    this.at = Math.max(this.at, this.start + 1);
    this.start = -1;
    if (this.entered.at(-1) !== '{') return text;
    this.key = this.key === null && text.startsWith('"') ? text.slice(1, -1) : null;
    return null;
  }
}

const IN_STRING = /["\\]/g;
const IN_CONTAINER = /["{}[\]]/g;
const IN_WORD = /["{}[\],\s]/g;
