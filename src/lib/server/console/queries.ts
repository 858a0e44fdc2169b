/** Where analysts' queries are run: one object, with the file of this machine or a cluster behind it. */
import type { ConsoleLimits, ConsoleQuery } from '../../model/console';
import type { Ask } from './messages';
import type { QueryProcess } from './process';

export interface Queries {
  /**
   * A child that will give the rows of a query, and what to ask it.
   * @throws ConsoleFailure for what is wrong with the query, what the signal says, or what keeps all queries from running
   */
  take(asked: AskedQuery): Promise<Taken>;
  /** Has what can be ready before the query comes. */
  warm(limits: ConsoleLimits): void;
  /** Ends what waits. */
  close(): void;
}

export interface AskedQuery {
  /** of the run; nobody else uses it */
  id: string;
  query: ConsoleQuery;
  limits: ConsoleLimits;
  /** whether the rows have to stand in a file before they can be sent */
  isWriting: boolean;
  signal: AbortSignal;
}

export interface Taken {
  child: QueryProcess;
  /** the query itself, or what reads the rows that it gave elsewhere */
  ask: Pick<Ask, 'sql' | 'parameters' | 'isPlan' | 'fetched'>;
  /** of the warehouse that was asked */
  rulesVersion: string;
  /** Gives all of it back. @param isSound whether the child may run another query */
  give(isSound: boolean): void;
}
