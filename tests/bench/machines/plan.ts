/**
 * How many machines so many messages need, on paper: rates that the bench measured, and assumptions, each named here so
 * that whoever doubts one can put a number of their own in its place. Nothing in it was run at these sizes.
 */

/** What one processor core of the measuring machine does. */
export interface Rates {
  /** processor seconds of an import, a message */
  importing: number;
  /** processor seconds of a page's first look, with a million messages */
  page: number;
  /** bytes of the warehouse, a message */
  stored: number;
}

export interface Assumptions {
  /** messages a year of one agent: 40 conversations of 5 messages on 230 days (a guess from common workloads) */
  yearOfAgent: number;
  /** years that are kept */
  years: number;
  /** people who look at the figures, for each agent */
  readersPerAgent: number;
  /** of them, those who look in the busiest hour */
  shareAtOnce: number;
  /** seconds that a reader stays on a page */
  secondsPerPage: number;
  /** pages that somebody looked at before in the same generation, which cost next to nothing */
  shareRemembered: number;
  /** a first look has to be there after so many seconds when nobody else asks */
  patience: number;
  /** of the processors' time, so that a busy minute does not become a queue */
  mostBusy: number;
  /** cores of one machine */
  cores: number;
  /** the price of being spread over shards, in processor time (measured: 1.24, two shards of ClickHouse 18.16) */
  distributed: number;
  /** generations that lie on disk at once: the served one, the one being written, the former one */
  generations: number;
  /** dollars a month for a core with its memory, and for a gigabyte of disk (list prices of large clouds, rounded) */
  coreMonth: number;
  gigabyteMonth: number;
}

export const ASSUMPTIONS: Assumptions = {
  yearOfAgent: 46_000,
  years: 2,
  readersPerAgent: 1 / 12,
  shareAtOnce: 1 / 5,
  secondsPerPage: 30,
  shareRemembered: 0.7,
  patience: 3,
  mostBusy: 0.6,
  cores: 16,
  distributed: 1.24,
  generations: 3,
  coreMonth: 35,
  gigabyteMonth: 0.08,
};

export interface Plan {
  messages: number;
  agents: number;
  /** readers in the busiest hour */
  readers: number;
  /** cores that pages need */
  cores: number;
  /** those of the one machine, or of each machine of the cluster */
  coresOfMachine: number;
  /** null: one machine is enough */
  cluster: { shards: number; replicas: number } | null;
  /** with the web nodes and the database beside a cluster */
  machines: number;
  /** over all machines */
  gigabytes: number;
  /** of a first look when nobody else asks */
  firstLookSeconds: number;
  /** of tagging and loading everything again with the cores that there are */
  retagHours: number;
  /** dollars a month */
  cost: number;
}

/** Two web nodes and a database beside a cluster, of two cores each. */
const BESIDE = { machines: 3, cores: 6 };

/** Costs of pages grow with the messages in proportion (measured up to a hundred million on one machine, scale of 2026). */
export function planFor(messages: number, rates: Rates, given: Assumptions = ASSUMPTIONS): Plan {
  const agents = messages / (given.yearOfAgent * given.years);
  const readers = Math.max(1, agents * given.readersPerAgent * given.shareAtOnce);
  const page = rates.page * (messages / 1e6);
  const coresFor = (processorSeconds: number) =>
    Math.max(
      (readers / given.secondsPerPage) * (1 - given.shareRemembered) * (processorSeconds / given.mostBusy),
      processorSeconds / given.patience,
    );
  const alone = coresFor(page);
  const isCluster = alone > given.cores;
  const needed = isCluster ? coresFor(page * given.distributed) : alone;
  const replicas = 2;
  const shards = isCluster ? Math.ceil(needed / (given.cores * replicas)) : 1;
  const bought = isCluster ? shards * replicas * given.cores : Math.max(2, 2 ** Math.ceil(Math.log2(needed)));
  const copies = isCluster ? replicas : 1;
  const gigabytes = (messages * rates.stored * given.generations * copies) / 1e9;
  const cores = bought + (isCluster ? BESIDE.cores : 0);
  return {
    messages,
    agents,
    readers,
    cores: needed,
    coresOfMachine: isCluster ? given.cores : bought,
    cluster: isCluster ? { shards, replicas } : null,
    machines: isCluster ? shards * replicas + BESIDE.machines : 1,
    gigabytes,
    // One replica of each shard works on a question.
    firstLookSeconds: (page * (isCluster ? given.distributed : 1)) / (bought / copies),
    retagHours: (messages * rates.importing) / bought / 3600,
    cost: cores * given.coreMonth + gigabytes * given.gigabyteMonth,
  };
}
