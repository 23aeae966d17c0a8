import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/** GitHub's own description of its API, as far as the Action uses it (see openapi-extract.json). */
interface Schema {
  readonly [word: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Described {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

export interface Operation {
  readonly method: string;
  readonly path: RegExp;
  readonly id: string;
  /** Complaints about a request body. */
  readonly request: (body: unknown) => readonly string[];
  /** Complaints about an answer of the status. */
  readonly answer: (status: number, body: unknown) => readonly string[];
  /** The least answer of the status that the description allows. */
  readonly sample: (status: number) => Record<string, unknown>;
}

const extract = JSON.parse(readFileSync(new URL('openapi-extract.json', import.meta.url), 'utf8'), (_, value) =>
  withNull(value),
);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'extract', components: extract.components });

/** OpenAPI 3.0 has a word of its own for what JSON Schema writes as one more type. */
function withNull(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || !('nullable' in node)) return node;
  const { nullable: _, ...schema } = node as Schema;
  if (Array.isArray(schema['enum'])) return { anyOf: [schema, { type: 'null' }] };
  if (typeof schema['type'] === 'string') return { ...schema, type: [schema['type'], 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}

export const operations: readonly Operation[] = Object.entries<Record<string, Described>>(extract.paths).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, described]) => operationOf(method, path, described)),
);

function operationOf(method: string, path: string, described: Described): Operation {
  const requestSchema = described.requestBody?.content['application/json']?.schema;
  const schemaOf = (status: number) => described.responses[status]?.content?.['application/json']?.schema;
  return {
    method: method.toUpperCase(),
    path: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    id: described.operationId,
    request: (body) =>
      requestSchema === undefined
        ? []
        : [...complaints(requestSchema, body), ...unknownKeys(requestSchema, body, 'body')],
    answer: (status, body) => {
      const schema = schemaOf(status);
      if (schema !== undefined) return complaints(schema, body);
      return Object.hasOwn(described.responses, status) ? [] : [`${described.operationId} never answers ${status}`];
    },
    sample: (status) => sampleOf(schemaOf(status) ?? {}) as Record<string, unknown>,
  };
}

const compiled = new Map<Schema, ReturnType<typeof ajv.compile>>();

function complaints(schema: Schema, data: unknown): readonly string[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"extract#/components')));
    compiled.set(schema, validate);
  }
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** GitHub ignores what it does not know, so a slip of the pen would go unnoticed. */
function unknownKeys(schema: Schema, data: unknown, way: string): readonly string[] {
  if (Array.isArray(data)) {
    return data.flatMap((element, index) => unknownKeys(schema.items ?? {}, element, `${way}[${index}]`));
  }
  if (typeof data !== 'object' || data === null || schema.properties === undefined) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const inner = schema.properties?.[key];
    return inner === undefined ? [`${way} has an unknown key ${key}`] : unknownKeys(inner, value, `${way}.${key}`);
  });
}

function sampleOf(written: Schema): unknown {
  const schema = resolved(written);
  if ('const' in schema) return schema['const'];
  const [first] = (schema['enum'] ?? schema['oneOf'] ?? schema['anyOf'] ?? schema['allOf'] ?? []) as readonly unknown[];
  if (Array.isArray(schema['enum'])) return first;
  const types = [schema['type']].flat();
  if (types.includes('null')) return null;
  if (first !== undefined) return sampleOf(first as Schema);
  if (types.includes('object') || schema.properties !== undefined) {
    const required = (schema['required'] ?? []) as readonly string[];
    return Object.fromEntries(required.map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]));
  }
  if (types.includes('array')) return [];
  if (types.includes('boolean')) return false;
  if (types.includes('integer') || types.includes('number')) return 1;
  if (schema['format'] === 'date-time') return '2026-01-09T08:00:00Z';
  return schema['format'] === 'uri' ? 'https://github.com/acme/shop' : 'text';
}

function resolved(schema: Schema): Schema {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  const [, , kind = '', name = ''] = $ref.split('/');
  return resolved(extract.components[kind][name]);
}
