/** What a link opens on the page SQL beside a cluster: written for ClickHouse, let through both walls, with the rows of the file. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { filtersFrom } from '../../src/lib/filters';
import { METRICS } from '../../src/lib/metrics';
import { STARTERS } from '../../src/lib/components/sql/starters';
import { Line } from '../../src/lib/server/console/cluster/line';
import { problemOfCode } from '../../src/lib/server/console/cluster/problem';
import { clusterOfAnalysts } from '../../src/lib/server/console/cluster/reach';
import { readable } from '../../src/lib/server/console/cluster/readable';
import { functionsOnCluster } from '../../src/lib/server/console/cluster/schema';
import { consoleTables } from '../../src/lib/server/console/schema';
import { opened } from '../../src/lib/server/list/opened';
import { differences } from '../../src/lib/server/parity/alike';
import { serveFrom, warehouse, type Warehouse } from '../../src/lib/server/warehouse/warehouse';
import { lineOf } from '../../src/lib/tagging/lines';
import { openDoors, PATIENT, rowsOf, type Doors } from './analysts';
import { servedBy } from './chdb';

let doors: Doors;
let file: Warehouse;
let cluster: Warehouse;
beforeAll(async () => {
  doors = await openDoors(inject('sampleData'));
  file = warehouse(doors.folder);
  cluster = servedBy(doors.client);
});
afterAll(async () => {
  onFile();
  await file?.close();
  await doors?.close();
});

function onFile(): void {
  delete process.env.UNDERTONE_WAREHOUSE;
  delete process.env.UNDERTONE_ANALYSTS;
  serveFrom(doors.folder, file);
}
function onCluster(): void {
  process.env.UNDERTONE_WAREHOUSE = doors.http.address;
  process.env.UNDERTONE_ANALYSTS = doors.analysts;
  serveFrom(doors.folder, cluster);
}

const openedSql = async (what: string, by: string | null, query: string) => {
  const { filters } = filtersFrom(new URLSearchParams(query));
  return (await opened({ what, by, filters, sort: 'newest' }, doors.folder)) ?? '';
};

/** A quote, a backslash and a word that looks like a parameter, beside a team that is there. */
const WILD = new URLSearchParams([...['Billing', `O'Hara \\ $team \\'`].map((team) => ['team', team])]).toString();
const LINE = `line=${lineOf('cliche', 'cliche', 'sorry for the inconvenience', []).key}`;
const inOneOrder = (rows: unknown[][]) => {
  const rounded = (row: unknown[]) =>
    JSON.stringify(row.map((value) => (typeof value === 'number' ? value.toPrecision(6) : value)));
  return rows.toSorted((one, other) => (rounded(one) < rounded(other) ? -1 : 1));
};

const OF_EACH_KIND = METRICS.filter(({ kind }, index) => METRICS.findIndex((metric) => metric.kind === kind) === index);

describe('beside a cluster, the page SQL', () => {
  it('opens every metric in words that both walls let through', async () => {
    onCluster();
    const signal = new AbortController().signal;
    const problemOf = (code: number, said: string) => problemOfCode(code, said, { sql: '', limits: PATIENT });
    const line = new Line(clusterOfAnalysts(doors.analysts, doors.http.address).reach(doors.database, PATIENT), {
      ...{ id: 'opened', limits: PATIENT, where: 'here', signal, problemOf },
    });
    const refused: string[] = [];
    for (const { id } of METRICS) {
      const sql = await openedSql(id, null, WILD);
      const served = { database: doors.database, rulesVersion: '', others: [] };
      await readable(line, { sql }, served).catch((error: unknown) => refused.push(`${id}: ${String(error)}\n${sql}`));
    }
    await line.close();
    expect(refused).toEqual([]);
  });

  it.each([
    ...OF_EACH_KIND.map(({ id }): [string, string | null, string] => [id, 'team', WILD]),
    ['conversations', null, ''],
    ['conversations', null, `words=refund&${WILD}`],
    ['conversations', null, 'metric=tone_lift&part=fell&topic=delivery'],
    ['conversations', null, LINE],
  ])('opens %s by %s with the rows of the file: %s', async (what, by, query) => {
    onFile();
    const ofFile = await rowsOf(doors.file, { sql: await openedSql(what, by, query) });
    onCluster();
    const ofCluster = await rowsOf(doors.cluster, { sql: await openedSql(what, by, query) });
    // Figures come in no order.
    const rows = (all: unknown[][]) => (what === 'conversations' ? all : inOneOrder(all));
    expect(differences(rows(ofFile), rows(ofCluster))).toEqual([]);
  });

  it('opens a list of a line in the words of the file where analysts have no user on the cluster', async () => {
    onCluster();
    delete process.env.UNDERTONE_ANALYSTS;
    const sql = await openedSql('conversations', null, LINE);
    onFile();
    expect(sql).toBe(await openedSql('conversations', null, LINE));
    expect((await rowsOf(doors.file, { sql })).length).toBeGreaterThan(0);
  });

  it('begins with queries that run', async () => {
    for (const { sql } of STARTERS.clickhouse) {
      const parameters: Record<string, string> = sql.includes('$word') ? { word: 'refund' } : {};
      expect((await rowsOf(doors.cluster, { sql, parameters })).length).toBeGreaterThan(0);
    }
  });

  it('shows the tables of the generation as those of the file, with types of the engine', async () => {
    const [ofFile, ofCluster] = [await consoleTables(file), await consoleTables(cluster)];
    const shown = (tables: typeof ofFile) =>
      tables
        .toSorted((one, other) => (one.name < other.name ? -1 : 1))
        .map(({ name, comment, rows, columns }) => ({
          ...{ name, comment, rows },
          columns: columns.map((column) => [column.name, column.comment]),
        }));
    expect(shown(ofCluster)).toEqual(shown(ofFile));
    expect(ofCluster.find(({ name }) => name === 'messages')?.columns.find(({ name }) => name === 'text')?.type).toBe(
      'String',
    );
  });

  it('offers functions that the cluster has and a query may call', async () => {
    const names = await functionsOnCluster(cluster);
    expect(names).toEqual(expect.arrayContaining(['count', 'toStartOfWeek', 'arrayMap']));
    expect(names).not.toContain('hostName');
  });
});
