import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeSql, DIMENSIONS, METRICS, metricById, type Dimension } from '../../src/lib/metrics';
import { AGENT_TAGS, CUSTOMER_TAGS } from '../../src/lib/model/words';
import { engineWith, type Engine } from './engine';

const FOLDER = 'src/lib/metrics';
const ids = METRICS.map(({ id }) => id).sort();
/** Only a metric's file has an underscore in its name. */
const named = (folder: string, end: string) =>
  readdirSync(folder)
    .filter((name) => name.includes('_') && name.endsWith(end))
    .map((name) => name.slice(0, -end.length))
    .sort();

describe('one metric is one file, and the file’s name is its id', () => {
  it('lists each file, and has a test of the same name', () => {
    expect(named(FOLDER, '.ts')).toEqual(ids);
    expect(named('tests/metrics', '.test.ts')).toEqual(ids);
  });

  it.each(ids)('%s stands in its own file', (id) => {
    expect(readFileSync(`${FOLDER}/${id}.ts`, 'utf8')).toContain(`id: '${id}'`);
    expect(metricById(id)?.id).toBe(id);
  });

  it.each(METRICS)('$id says what it means', (metric) => {
    const texts = [metric.title, metric.question, metric.formula, metric.population];
    for (const text of [...texts, ...metric.definition, ...metric.source, ...metric.doesNotSay]) {
      expect(text.trim().length).toBeGreaterThan(5);
    }
    expect(metric.question).toMatch(/\?$/);
    expect(metric.definition.length * metric.source.length * metric.doesNotSay.length).toBeGreaterThan(0);
    const known: string[] = [...AGENT_TAGS, ...CUSTOMER_TAGS];
    expect(metric.tags.filter((tag) => !known.includes(tag))).toEqual([]);
  });
});

describe('every metric runs, whole and by every dimension, on the real engine', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineWith({});
  });

  const cuts = METRICS.flatMap((metric) =>
    [undefined, ...(Object.keys(DIMENSIONS) as Dimension[])].map((by) => ({ id: metric.id, by, metric })),
  );
  it.each(cuts)('$id by $by, within the subset of SQL that runs elsewhere too', async ({ metric, by }) => {
    const sql = composeSql(metric, { where: "team = 'a' or team = 'b'", ...(by && { by }) });
    await engine.query(sql);
    expect(sql).not.toMatch(/\b(join|over|with|union|filter|qualify|percentile_cont|round)\b/i);
    expect(sql.match(/\bselect\b/g)!.length).toBeLessThanOrEqual(2);
    expect(sql).toContain("(team = 'a' or team = 'b')");
  });

  it.each(METRICS)('$id opens a list', async (metric) => {
    expect(await engine.query(`select conversation_id from conversation_facts where ${metric.opens}`)).toEqual([]);
  });

  it.each(METRICS.filter((metric) => metric.kind === 'time' && !metric.isCalendarOnly))(
    '$id has both clocks',
    async (metric) => {
      const sql = composeSql(metric, { clock: 'business' });
      expect(await engine.query(sql)).toEqual([]);
      expect(sql.match(/business_seconds as t\d/g)).toHaveLength(metric.kind === 'time' ? metric.curves.length : 0);
    },
  );
});
