/**
 * Streams the records of an XML export: every element of one name becomes a plain object of its children's texts.
 * Attributes are left out, as vendors' importers do. A file that declares a DOCTYPE or entities is refused before any of
 * it is used: no helpdesk writes them, and they are how XML reads a server's files or grows to gigabytes ("billion laughs").
 */
import sax from 'sax';
import { RefusedExport, type ExportFile } from '../records';
import { isObject, type JsonObject, type JsonRecord } from './json';
import { RAW_LENGTH } from './table';

/** An export nests a ticket, its list of notes, a note, its fields; what nests this deep is made to break readers. */
const DEEPEST = 100;
/** Characters of one record, as in JSON: more is a record that never ends. */
const LONGEST_RECORD = 128 * 1024 * 1024;

/**
 * All elements of a name, in batches (one a chunk of text). An element with children is an object under their names, a
 * name that comes twice holds a list (see elementsOf), and one without children is its text. Broken records say why.
 * @param name as written, e.g. "helpdesk-ticket"; one inside another of the same name is a child, not a record
 * @throws RefusedExport when the file declares a DOCTYPE or entities
 */
export async function* readXml(
  file: ExportFile,
  name: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<JsonRecord[]> {
  const reader = new RecordReader(file.name, name);
  for await (const chunk of file.text(onBytes)) {
    const batch = reader.push(chunk);
    if (batch.length > 0) yield batch;
  }
  const last = reader.end();
  if (last.length > 0) yield last;
}

/** The children of a name below an element that readXml gave, however many there are: none, one, or a list of them. */
export function elementsOf(parent: unknown, name: string): JsonObject[] {
  const value = isObject(parent) ? parent[name] : undefined;
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

interface OpenElement {
  name: string;
  text: string;
  children: Map<string, unknown>;
}

class RecordReader {
  private readonly parser = sax.parser(true, { trim: false, normalize: false });
  private records: JsonRecord[] = [];
  private count = 0;
  private problem: string | null = null;
  /** the record being read and the elements open inside it; empty between records */
  private open: OpenElement[] = [];
  /** elements below the deepest that is kept */
  private tooDeep = 0;
  private length = 0;
  private chunk = '';
  private consumed = 0;
  /** where the record's text goes on in the chunk */
  private rawFrom = 0;
  private raw = '';

  constructor(
    private readonly file: string,
    name: string,
  ) {
    const { parser } = this;
    parser.ondoctype = () => this.refuse();
    parser.onsgmldeclaration = () => this.refuse();
    parser.onerror = (error) => {
      // The first line says what; the others are places that count from 0.
      this.problem ??= error.message.split('\n')[0] ?? '';
      (parser as { error: Error | null }).error = null;
      parser.resume();
    };
    parser.onopentag = (tag) => {
      if (this.open.length === 0 && tag.name === name) this.begin();
      else if (this.open.length === 0) return;
      else if (this.open.length >= DEEPEST) this.tooDeep++;
      if (this.tooDeep > 0) this.problem ??= `elements stand more than ${DEEPEST} deep in each other`;
      else this.open.push({ name: tag.name, text: '', children: new Map() });
    };
    parser.ontext = parser.oncdata = (text) => {
      const element = this.open.at(-1);
      if (element === undefined) return;
      this.length += text.length;
      if (this.length > LONGEST_RECORD) this.problem ??= `the record is longer than ${LONGEST_RECORD} characters`;
      else if (this.tooDeep === 0) element.text += text;
    };
    parser.onclosetag = () => {
      if (this.tooDeep > 0) {
        this.tooDeep--;
        return;
      }
      const element = this.open.pop();
      if (element === undefined) return;
      const parent = this.open.at(-1);
      if (parent) addChild(parent, element);
      else this.finish(element);
    };
  }

  push(chunk: string): JsonRecord[] {
    this.chunk = chunk;
    this.rawFrom = 0;
    this.parser.write(chunk);
    this.consumed += chunk.length;
    // Quotes and brackets may keep the parser from ever telling of a declaration; "[CDATA" cut by a chunk is none.
    const { doctype, sgmlDecl } = this.parser as unknown as { doctype?: string | true; sgmlDecl?: string };
    if ((typeof doctype === 'string' && doctype !== '') || (sgmlDecl?.length ?? 0) > '[CDATA['.length) this.refuse();
    if (this.open.length > 0) this.keepRaw(chunk.length);
    return this.take();
  }

  /** What is left when the text ends inside a record, or without a single one. */
  end(): JsonRecord[] {
    if (this.open.length > 0) {
      const problem =
        `The XML ends too early: it breaks off inside record ${this.count}, after ` +
        `${this.consumed.toLocaleString('en')} characters. The records before it were read. ` +
        'Export or download it again to get the rest.';
      this.records.push({ record: this.count, problem, raw: this.raw });
      this.open = [];
    }
    return this.take();
  }

  private refuse(): never {
    throw new RefusedExport(
      this.file,
      'declares a document type or entities (<!DOCTYPE …>), which no export needs and which can be used to read other ' +
        'files or to fill the memory.',
      'Import the file as the helpdesk wrote it; if it stands in it, ask the helpdesk for its JSON export.',
    );
  }

  private begin() {
    this.count++;
    this.problem = null;
    this.length = 0;
    this.raw = '';
    this.rawFrom = Math.max(0, this.parser.startTagPosition - 1 - this.consumed);
  }

  private finish(element: OpenElement) {
    if (this.problem === null) {
      const value = valueOf(element);
      this.records.push({ record: this.count, value: isObject(value) ? value : { '#text': value } });
      return;
    }
    this.keepRaw(this.parser.position - this.consumed);
    this.records.push({
      record: this.count,
      problem: `This record is not sound XML (${this.problem}). Export it again, or mend it in an editor.`,
      raw: this.raw,
    });
  }

  private keepRaw(until: number) {
    if (this.raw.length < RAW_LENGTH)
      this.raw += this.chunk.slice(this.rawFrom, Math.min(until, this.rawFrom + RAW_LENGTH - this.raw.length));
  }

  private take(): JsonRecord[] {
    const taken = this.records;
    this.records = [];
    return taken;
  }
}

function addChild(parent: OpenElement, element: OpenElement) {
  const value = valueOf(element);
  const before = parent.children.get(element.name);
  if (before === undefined) parent.children.set(element.name, value);
  else if (Array.isArray(before)) before.push(value);
  else parent.children.set(element.name, [before, value]);
}

/** Text between children is white space in every export known; where it is more, it is kept and not lost. */
function valueOf({ text, children }: OpenElement): unknown {
  if (children.size === 0) return text;
  if (text.trim() !== '') children.set('#text', text);
  return Object.fromEntries(children);
}
