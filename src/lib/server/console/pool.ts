/**
 * Children that run queries: one waits ready, so that rows come at once; one that failed or was stopped is replaced;
 * all are replaced when an import has put a new warehouse in place, while running queries finish on the old one.
 */
import type { Opens } from './messages';
import { QueryProcess } from './process';

const MOST_IDLE = 2;
/** A child holds about a hundred megabytes, and the file of a warehouse that may have been replaced. */
const IDLE_MS = 5 * 60_000;

/** What the children read. */
export interface Read {
  opens(): Opens | Promise<Opens>;
  /** Names its state: children that opened another are replaced. @throws when there is nothing to read */
  state(): Promise<string>;
}

export class Pool {
  readonly #read: Read;
  readonly #commandOf: () => string;
  #key = '';
  #idle: { key: string; child: Promise<QueryProcess> }[] = [];
  readonly #keys = new WeakMap<QueryProcess, string>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** @param commandOf gives the path of the built command, when it is needed */
  constructor(read: Read, commandOf: () => string) {
    this.#read = read;
    this.#commandOf = commandOf;
  }

  /**
   * A child of one's own, until it is given back.
   * @throws what the state throws
   */
  async take(megabytes: number): Promise<QueryProcess> {
    const key = await this.#currentKey(megabytes);
    const spare = this.#idle.find((idle) => idle.key === key);
    this.#idle = this.#idle.filter((idle) => idle !== spare);
    const child = spare && (await spare.child.catch(() => null));
    return child?.isAlive ? child : this.#start(megabytes, key);
  }

  /** A child that may write into one folder, for one query: it is killed when it is given back. */
  async takeWriting(megabytes: number, outputFolder: string): Promise<QueryProcess> {
    await this.#currentKey(megabytes);
    return QueryProcess.start(this.#commandOf(), { opens: await this.#read.opens(), outputFolder }, megabytes);
  }

  /** Gives back a child whose query was read to the end, or never began; any other is killed and replaced. */
  give(child: QueryProcess, megabytes: number, isSound: boolean): void {
    const key = this.#keys.get(child);
    if (isSound && child.isAlive && !this.#isClosed && key === this.#key && this.#idle.length < MOST_IDLE)
      this.#idle.push({ key, child: Promise.resolve(child) });
    else child.kill();
    this.warm(megabytes);
    this.#forgetLater();
  }

  /** Has one ready for the query that will come. */
  warm(megabytes: number): void {
    if (this.#idle.length > 0 || this.#isClosed) return;
    this.#forgetLater();
    const child = this.#currentKey(megabytes).then((key) => this.#start(megabytes, key));
    // Whoever takes it hears of a failure; a spare that nobody takes fails in silence.
    child.catch(() => (this.#idle = this.#idle.filter((idle) => idle.child !== child)));
    const spare = { key: this.#key, child };
    this.#idle.push(spare);
    void child.then(
      (started) => (spare.key = this.#keys.get(started) ?? ''),
      () => undefined,
    );
  }

  /** Ends all that wait. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#forget(() => true);
  }

  async #currentKey(megabytes: number): Promise<string> {
    const key = `${await this.#read.state()}:${megabytes}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#forget((idle) => idle.key !== key);
    }
    return key;
  }

  async #start(megabytes: number, key: string): Promise<QueryProcess> {
    const child = await QueryProcess.start(this.#commandOf(), { opens: await this.#read.opens() }, megabytes);
    // Swapped while it opened: which of the two files it holds cannot be told, so begin again.
    const after = await this.#currentKey(megabytes);
    if (after !== key || this.#isClosed) {
      child.kill();
      if (this.#isClosed) throw new Error('The console is closed.');
      return this.#start(megabytes, after);
    }
    this.#keys.set(child, key);
    return child;
  }

  #forget(isOld: (idle: { key: string }) => boolean): void {
    for (const idle of this.#idle.filter(isOld)) void idle.child.then((child) => child.kill()).catch(() => undefined);
    this.#idle = this.#idle.filter((idle) => !isOld(idle));
  }

  #forgetLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#forget(() => true), IDLE_MS);
    this.#timer.unref();
  }
}
