/** What a command says about the queue that its chunks go to. */
import type { DatabaseAddress } from '../../src/lib/model/databaseaddress';

export interface QueueOptions {
  database: DatabaseAddress;
  /** the folder of the built command, by which workers are told from others */
  home: string;
  /** A line for the person, not for the machine. */
  note: (line: string) => void;
  /** about how many messages a chunk holds; a conversation is never parted */
  chunkMessages?: number;
  /** how many workers may fail at a chunk before the run ends */
  attempts?: number;
}

/**
 * A second of work: what a killed worker loses is small, and so is what fetching and sealing add. The size that
 * queues were compared with.
 */
export const CHUNK_MESSAGES = 5_000;
/** A worker may be unlucky, and its successor too; three in turn are the chunk's fault. */
export const ATTEMPTS = 3;
