/** Whether a value is what its JSON Schema says, as far as src/lib/server/api/schemas.ts uses it; objects are closed. */
import type { JsonSchema } from '../../../src/lib/server/api/schemas';
import { SCHEMAS } from '../../../src/lib/server/api/schemas';

/** What is wrong, each with its place; a property that no schema names is wrong too. */
export function problemsOf(value: unknown, schema: JsonSchema, at = 'answer'): string[] {
  if (schema.$ref) return problemsOf(value, SCHEMAS[schema.$ref.split('/').at(-1)!]!, at);
  if (schema.anyOf)
    return schema.anyOf.some((one) => problemsOf(value, one, at).length === 0)
      ? []
      : problemsOf(value, schema.anyOf[0]!, at);
  const types = [schema.type ?? []].flat();
  const type = typeOf(value);
  if (types.length > 0 && !types.includes(type) && !(type === 'integer' && types.includes('number')))
    return [`${at} is ${type}, expected ${types.join(' or ')}`];
  if (schema.enum && !schema.enum.includes(value as string)) return [`${at} is ${String(value)}, which is not listed`];
  if (schema.format && typeof value === 'string' && Number.isNaN(Date.parse(value)))
    return [`${at} is ${value}, expected a ${schema.format}`];
  if (Array.isArray(value))
    return value.flatMap((item, index) => problemsOf(item, schema.items ?? {}, `${at}[${index}]`));
  if (type !== 'object' || !schema.properties) return [];
  const own = value as Record<string, unknown>;
  return [
    ...(schema.required ?? []).filter((name) => !(name in own)).map((name) => `${at}.${name} is missing`),
    ...Object.keys(own).flatMap((name) =>
      schema.properties?.[name]
        ? problemsOf(own[name], schema.properties[name], `${at}.${name}`)
        : [`${at}.${name} is not documented`],
    ),
  ];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
