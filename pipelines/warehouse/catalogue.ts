/** The catalogue inside the warehouse: what each metric and rule means, so that SQL can join meaning. */
import { CORRECTION_RULE } from '../../src/lib/model/corrections';
import { SCHEMA_VERSION } from '../../src/lib/model/schema';
import { NOT_COUNTED, type Settings } from '../../src/lib/model/settings';
import type { TagId } from '../../src/lib/model/words';
import { RULES } from '../../src/lib/tagging';
import { heldOutOf } from '../../src/lib/tagging/accuracy';
import type { TeamPhrase } from '../../src/lib/model/phrases';
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
  /** in which messages the repeated lines were found */
  linesCorpus: string;
  /** the team's topics, and in which texts others were looked for */
  topicMarks: { own: string; corpus: string };
  /** with which choice every stored text was redacted; null when it is not known */
  redaction: string | null;
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
  for (const { id, tag, note } of phrases)
    rules.append({
      ...{ rule: `team.${id}`, tag, title: titleOf(tag), why: note || 'A phrase that the team added.' },
      ...{ source: 'workspace/phrases.json', speaker: 'agent', version: rulesVersion },
    });
  rules.append({
    ...{ rule: CORRECTION_RULE, title: 'Set by a person', why: 'Somebody read the message and set it right.' },
    ...{ source: 'workspace/corrections.json', version: rulesVersion },
  });
  rules.close();
  const instants = [...(await exportedAtByAccount(database)).values()].map((instant) => instant.getTime());
  const info: Record<string, string | null> = {
    schema_version: SCHEMA_VERSION,
    rules_version: rulesVersion,
    exported_at: instants.length ? new Date(Math.max(...instants)).toISOString() : null,
    timezone: settings.timezone,
    week_start: String(settings.weekStart),
    settings: JSON.stringify(settings),
    built_at: new Date().toISOString(),
    former_built_at: catalogue.formerBuiltAt,
    repeated_lines_corpus: catalogue.linesCorpus,
    own_topics: catalogue.topicMarks.own,
    topics_corpus: catalogue.topicMarks.corpus,
    redaction: catalogue.redaction,
  };
  const values = await openWriter(connection, 'warehouse_info');
  for (const [key, value] of Object.entries(info)) values.append({ key, value });
  values.close();
}

function titleOf(tag: TagId): string {
  return RULES.find((rule) => rule.tag === tag)?.title ?? tag;
}

/** True when the facts were built with other settings than these; what only changes how a page looks does not count. */
export async function hasOtherSettings(database: Database, settings: Settings): Promise<boolean> {
  const written = await warehouseInfo(database, 'settings');
  // An empty warehouse has no facts yet that could be those of other settings.
  if (written === null) return false;
  const stored = JSON.parse(written) as Partial<Settings>;
  const ofFacts = (some: Partial<Settings>) =>
    JSON.stringify(Object.entries(some).filter(([name]) => !NOT_COUNTED.includes(name)));
  return ofFacts(stored) !== ofFacts(settings);
}

/** One value of warehouse_info, null when it is not there. */
export async function warehouseInfo({ connection }: Database, key: string): Promise<string | null> {
  const [row] = await rowsOf<{ value: string }>(connection, 'select value from warehouse_info where key = $1', [key]);
  return row?.value ?? null;
}
