/**
 * openapi.json: every address of the API, from the same lists that answer: the endpoints' own files (methods, and the
 * comment at their head), the parameters that requests are checked against, and the shapes of the answers.
 */
import { SCHEMA_VERSION } from '../../model/schema';
import { FAILURES, OPERATIONS, type Operation } from './operations';
import type { Parameter } from './parameters';
import { SCHEMAS, type JsonSchema } from './schemas';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

export interface Endpoint {
  /** as in openapi.json: /api/metrics/{id} */
  address: string;
  methods: Method[];
  /** the comment at the head of its file, in one line */
  says: string;
}

/** @param files path from src/routes/api (./metrics/+server.ts) -> source, as Vite's glob gives them */
export function endpointsOf(files: Record<string, string>): Endpoint[] {
  return Object.entries(files)
    .map(([path, source]) => ({
      address: addressOf(path),
      methods: METHODS.filter((method) => new RegExp(String.raw`^export const ${method}\b`, 'm').test(source)),
      says: headOf(source),
    }))
    .sort((one, other) => (one.address < other.address ? -1 : 1));
}

const addressOf = (path: string) =>
  path
    .replace(/^\./, '/api')
    .replace(/\/\+server\.ts$/, '')
    .replace(/\[(\w+)\]/g, '{$1}');

/** The comment with which a file begins. */
function headOf(source: string): string {
  const [, comment = ''] = /^\/\*\*([^]*?)\*\//.exec(source) ?? [];
  return comment.replace(/\s*\n \*\s?/g, ' ').trim();
}

/** The whole document. */
export function openApiOf(endpoints: readonly Endpoint[]) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Undertone',
      version: SCHEMA_VERSION,
      description:
        'What the pages show, for scripts and notebooks. Every answer about conversations carries the header ' +
        'x-undertone-generation: when the warehouse was built that it comes from. Where accounts are on, send ' +
        'Authorization: Bearer and a token; a request that changes something also sends Origin.',
    },
    security: [{}, { token: [] }],
    paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.address, pathOf(endpoint)])),
    components: {
      schemas: SCHEMAS,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function pathOf({ address, methods, says }: Endpoint) {
  const names = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const described = OPERATIONS[address];
  return {
    description: says,
    ...(names.length > 0 && {
      parameters: names.map((name) => {
        const { description, enum: values } = described?.path?.[name] ?? {};
        const schema = { type: 'string', ...(values && { enum: values }) };
        return { name, in: 'path', required: true, schema, ...(description && { description }) };
      }),
    }),
    ...Object.fromEntries(
      methods.map((method) => [
        method.toLowerCase(),
        method === 'GET' && described ? operationOf(described) : plainOperation(method),
      ]),
    ),
  };
}

function operationOf({ summary, parameters = [], answers, fails = [] }: Operation) {
  const content = Object.entries(answers).map(([type, schema]) => [type, schema ? { schema: refTo(schema) } : {}]);
  const failures = [...(parameters.length > 0 ? [400 as const] : []), ...fails];
  return {
    summary,
    parameters: parameters.map(parameterOf),
    responses: {
      200: { description: summary, content: Object.fromEntries(content) },
      ...Object.fromEntries(
        failures.map((status) => [
          status,
          { description: FAILURES[status], content: { 'application/json': { schema: refTo('Problem') } } },
        ]),
      ),
    },
  };
}

/** Of pages' own requests the head of the file says what they take and answer. */
const plainOperation = (method: Method) => ({
  ...(method !== 'GET' && { requestBody: { content: { 'application/json': {} } } }),
  responses: { 200: { description: 'As described.' }, 400: { description: FAILURES[400] } },
});

const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

function parameterOf({ name, description, schema, isList, isRequired }: Parameter) {
  return {
    ...{ name, in: 'query', description },
    ...(isRequired && { required: true }),
    schema: isList ? { type: 'array', items: schema } : schema,
  };
}
