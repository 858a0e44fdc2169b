import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import { metricById } from '../../../src/lib/metrics';
import { runFor } from '../../../src/lib/server/access/viewer';
import { agentNames } from '../../../src/lib/server/people/info';
import { report } from '../../../src/lib/server/report/report';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { changeSettings } from '../../../src/lib/server/workspace/workspace';
import { putWarehouse } from '../fixture';
import { tenWeeks } from '../weeks';

const folder = mkdtempSync(join(tmpdir(), 'undertone-viewer-'));

beforeAll(async () => {
  await putWarehouse(folder, tenWeeks());
  await changeSettings({ showAgentNames: true }, folder);
});
afterAll(async () => {
  await warehouse(folder).close();
  rmSync(folder, { recursive: true });
});

const asViewer = <T>(work: () => T) => runFor({ name: 'vera', role: 'viewer' }, work);
const asManager = <T>(work: () => T) => runFor({ name: 'mona', role: 'manager' }, work);
const label = async () => (await agentNames(folder)).label('ana');

it('a viewer sees pseudonyms although names are on, and others see names', async () => {
  expect(await asManager(label)).toBe('Ana Kovac');
  expect(await asViewer(label)).toBe('Agent 1');
  expect(await runFor(null, label)).toBe('Ana Kovac');
});

it('in texts too', async () => {
  const people = { agents: ['ana'], customers: [] };
  const masked = asViewer(async () => (await agentNames(folder)).mask('Kind regards, Ana Kovac', people));
  expect(await masked).toBe('Kind regards, Agent 1');
});

it('an answer that was remembered for a manager is not given to a viewer, nor the other way round', async () => {
  const metric = metricById('tone_at_arrival')!;
  const labels = async () => {
    const { series } = await report(metric, noFilters(), { by: 'agent', folder });
    return series.map((point) => point.label).sort();
  };
  expect(await asManager(labels)).toEqual(['Ana Kovac', 'Ben Ode']);
  expect(await asViewer(labels)).toEqual(['Agent 1', 'Agent 2']);
  expect(await asManager(labels)).toEqual(['Ana Kovac', 'Ben Ode']);
});
