/**
 * Cuts an mbox into its mails. A mail begins with a line "From " after an empty line; lines of its text that begin alike
 * were written ">From " (mboxo) or with one more ">" each (mboxrd), RFC 4155. Not every program does, so a "From " line
 * without a header line below it is text.
 */
import type { ExportFile } from '../records';

export interface MboxMail {
  /** counted from 1 in its file */
  record: number;
  /** the "From " line: who sent it and when it arrived */
  envelope: string;
  /** headers, an empty line, and the body as it was sent */
  text: string;
  /** why it cannot be used; null when it can */
  problem: string | null;
}

const ENVELOPE = /^From \S/;
const HEADER = /^(?:[!-9;-~]+:|>From )/;
const ESCAPED = /^>+From /;
/** Characters of one mail with its attachments; servers refuse mails far below it. */
const LONGEST_MAIL = 64 * 1024 * 1024;

export class MboxSplitter {
  private rest = '';
  private lines: string[] = [];
  private length = 0;
  private envelope: string | null = null;
  /** a "From " line of which the next line will tell what it is */
  private waiting: string | null = null;
  private isAfterEmpty = true;
  private count = 0;

  /** @returns the mails that end in this chunk */
  push(chunk: string): MboxMail[] {
    const lines = (this.rest + chunk).split('\n');
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.take(line.endsWith('\r') ? line.slice(0, -1) : line));
  }

  /** The last mail. */
  end(): MboxMail[] {
    const last = this.rest === '' ? [] : this.push('\n');
    if (this.waiting !== null) this.keep(this.waiting);
    return [...last, ...this.finish()];
  }

  private take(line: string): MboxMail[] {
    if (this.waiting !== null) {
      const envelope = this.waiting;
      this.waiting = null;
      if (HEADER.test(line)) {
        const before = this.finish();
        this.envelope = envelope;
        this.keep(line);
        return before;
      }
      this.keep(envelope);
    }
    if (this.isAfterEmpty && ENVELOPE.test(line)) this.waiting = line;
    else this.keep(ESCAPED.test(line) ? line.slice(1) : line);
    return [];
  }

  private keep(line: string) {
    this.isAfterEmpty = line === '';
    this.length += line.length + 1;
    if (this.length <= LONGEST_MAIL) this.lines.push(line);
  }

  private finish(): MboxMail[] {
    const { envelope, lines, length } = this;
    Object.assign(this, { envelope: null, lines: [], length: 0, isAfterEmpty: true });
    if (envelope === null) return [];
    const problem = length > LONGEST_MAIL ? `The mail is longer than ${LONGEST_MAIL} characters.` : null;
    return [{ record: ++this.count, envelope, text: lines.join('\n'), problem }];
  }
}

/** All mails of a file, in batches (one a chunk of text). */
export async function* readMbox(file: ExportFile, onBytes?: (bytes: number) => void): AsyncGenerator<MboxMail[]> {
  const splitter = new MboxSplitter();
  for await (const chunk of file.text(onBytes)) yield splitter.push(chunk);
  yield splitter.end();
}
