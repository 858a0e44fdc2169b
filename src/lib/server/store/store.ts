/**
 * Where the workspace is kept: named documents that are read and changed whole, and logs that lines are added to. Files in
 * <data>/workspace by default; the PostgreSQL that UNDERTONE_DATABASE names where several nodes share one workspace.
 */
import { join } from 'node:path';
import { databaseOf } from '../../model/databaseaddress';
import { DatabaseStore } from './databasestore';
import { FileStore } from './filestore';

/** What a change leaves behind, and what its caller wants to know. */
export interface Kept<T, Answer> {
  /** left out: nothing is written */
  kept?: T;
  answer: Answer;
}

export interface Store {
  /** The text of a document; null when there is none. */
  read(name: string): Promise<string | null>;
  /**
   * Changes a document while nobody else does, in this process, in another, or on another node.
   * @param change gets what stands there; it may be asked again when somebody else was quicker, so it does nothing else
   */
  change<Answer>(
    name: string,
    change: (text: string | null) => Kept<string, Answer> | Promise<Kept<string, Answer>>,
  ): Promise<Answer>;
  /** Adds a line to a log, which begins with its first. */
  append(log: string, line: string): Promise<void>;
  /** The lines of a log, oldest first; none when there is no such log. */
  lines(log: string): Promise<string[]>;
  /** Takes lines out of a log for good; with none left the log is gone. */
  keepLines(log: string, isKept: (line: string) => boolean): Promise<void>;
  /** Names of all documents and of all logs, in the order of the alphabet. */
  list(): Promise<{ documents: string[]; logs: string[] }>;
}

/** The one that holds the workspace of a data folder. */
export function storeOf(folder: string): Store {
  const address = databaseOf(process.env);
  return address ? new DatabaseStore(address) : new FileStore(join(folder, 'workspace'));
}
