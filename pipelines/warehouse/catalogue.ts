/** The catalogue inside the warehouse: what each metric and rule means, so that SQL can join meaning. */
import { SCHEMA_VERSION } from '../../src/lib/model/schema';
import type { Settings } from '../../src/lib/model/settings';
import { RULES } from '../../src/lib/tagging';
import { heldOutOf } from '../../src/lib/tagging/accuracy';
import { rulesVersionWith, type TeamPhrase } from '../../src/lib/tagging/team';
import { rowsOf, type Database } from './database';
import { exportedAtByAccount } from './facts';
import { openWriter } from './writer';

/** What the table metrics says of each; the entry points hand it in, because pipelines do not know the metrics. */
export interface CatalogueMetric {
  id: string;
  title: string;
  question: string;
  definition: string[];
  unit: string;
  population: string;
  /** the query that gives the metric in any DuckDB shell */
  sql: string;
  better: string;
  source: string[];
}

export interface Catalogue {
  settings: Settings;
  phrases: readonly TeamPhrase[];
  metrics: CatalogueMetric[];
  /** which rules the messages were read with */
  rulesVersion: string;
  /** the stamp of the generation that the last retag replaced; null when there was none */
  formerBuiltAt: string | null;
}

/** Writes the tables metrics, rules and warehouse_info anew. */
export async function writeCatalogue(database: Database, catalogue: Catalogue): Promise<void> {
  const { settings, phrases, rulesVersion } = catalogue;
  const { connection } = database;
  await connection.run('delete from metrics; delete from rules; delete from warehouse_info');
  const metrics = await openWriter(connection, 'metrics');
  for (const metric of catalogue.metrics)
    metrics.append({
      metric: metric.id,
      title: metric.title,
      question: metric.question,
      definition: metric.definition.join('\n'),
      unit: metric.unit,
      population: metric.population,
      sql: metric.sql,
      better: metric.better,
      source: metric.source.join('\n'),
    });
  metrics.close();
  const rules = await openWriter(connection, 'rules');
  for (const { id, tag, title, why, source, speaker } of RULES)
    rules.append({ rule: id, tag, title, why, source, speaker, version: rulesVersion, ...heldOutOf(tag) });
  rules.close();
  const instants = [...(await exportedAtByAccount(database)).values()].map((instant) => instant.getTime());
  const info: Record<string, string | null> = {
    schema_version: SCHEMA_VERSION,
    rules_version: rulesVersion,
    phrases_version: phrasesVersion(phrases),
    exported_at: instants.length ? new Date(Math.max(...instants)).toISOString() : null,
    timezone: settings.timezone,
    week_start: String(settings.weekStart),
    settings: JSON.stringify(settings),
    built_at: new Date().toISOString(),
    former_built_at: catalogue.formerBuiltAt,
  };
  const values = await openWriter(connection, 'warehouse_info');
  for (const [key, value] of Object.entries(info)) values.append({ key, value });
  values.close();
}

/** What tells whether the team's phrases are still those that the messages were read with; empty without phrases. */
export function phrasesVersion(phrases: readonly TeamPhrase[]): string {
  return rulesVersionWith(phrases).split('+')[1] ?? '';
}

/** One value of warehouse_info, null when it is not there. */
export async function warehouseInfo({ connection }: Database, key: string): Promise<string | null> {
  const [row] = await rowsOf<{ value: string }>(connection, 'select value from warehouse_info where key = $1', [key]);
  return row?.value ?? null;
}
