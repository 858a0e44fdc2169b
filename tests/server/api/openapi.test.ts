/** openapi.json is valid, and names every address and method that there is, and none that there is not. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '../../../src/lib/metrics';
import { endpointsOf } from '../../../src/lib/server/api/openapi';
import { OPERATIONS } from '../../../src/lib/server/api/operations';
import { SCHEMAS } from '../../../src/lib/server/api/schemas';
import { GET } from '../../../src/routes/api/openapi.json/+server';
import { problemsOf } from './conforms';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { parameters: { name: string }[] }> & { description: string }>;
}
const modules = import.meta.glob<Record<string, unknown>>('/src/routes/api/**/+server.ts');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

let document: Document;
beforeAll(async () => {
  document = await (await GET({} as never)).json();
});

it('is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(document as never);
  expect([result.errors, result.valid, document.openapi]).toEqual([undefined, true, '3.1.0']);
});

it('names every address with every method that its file answers, and what its file says', async () => {
  const answered: string[] = [];
  for (const [path, load] of Object.entries(modules)) {
    const address = path.slice('/src/routes'.length, -'/+server.ts'.length).replaceAll('[', '{').replaceAll(']', '}');
    for (const method of Object.keys(await load())) if (METHODS.includes(method)) answered.push(`${method} ${address}`);
  }
  const named = Object.entries(document.paths).flatMap(([address, path]) =>
    METHODS.filter((method) => method.toLowerCase() in path).map((method) => `${method} ${address}`),
  );
  expect(named.toSorted()).toEqual(answered.toSorted());
  const silent = Object.entries(document.paths).filter(([, { description }]) => description === '');
  expect(silent.map(([address]) => `${address}: begin its file with a comment that says what it answers`)).toEqual([]);
});

it('says more of the addresses that scripts read: each is there and answers GET', () => {
  expect(Object.keys(OPERATIONS).filter((address) => !document.paths[address]?.get)).toEqual([]);
  const { get } = document.paths['/api/metrics/{id}']!;
  const names = ['by', 'format', 'from', 'to', 'compare', 'team', 'agent', 'mood', 'clock'];
  expect(get!.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  const [id] = document.paths['/api/metrics/{id}']!.parameters as never as { schema: { enum: string[] } }[];
  expect(id!.schema.enum).toEqual(METRICS.map((metric) => metric.id));
});

it('takes what an address is from its file', () => {
  const source = `/**\n * GET one letter;\n * DELETE burns it.\n */\nexport const GET = 1;\nexport const DELETE = 2;\n`;
  expect(endpointsOf({ './letters/[id].md/+server.ts': source })).toEqual([
    { address: '/api/letters/{id}.md', methods: ['GET', 'DELETE'], says: 'GET one letter; DELETE burns it.' },
  ]);
});

describe('the checker of answers', () => {
  it.each([
    [{ low: 1, high: '2' }, 'answer.high is string, expected number'],
    [{ low: 1 }, 'answer.high is missing'],
    [{ low: 1, high: 2, middle: 1.5 }, 'answer.middle is not documented'],
    [null, 'answer is null, expected object'],
  ])('finds what is wrong with %j', (value, problem) => {
    expect(problemsOf(value, SCHEMAS.Interval!)).toEqual([problem]);
  });
});
