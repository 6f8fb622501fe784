import { compile } from 'json-schema-to-typescript';

type Schema = Record<string, unknown>;
type Content = Record<string, { schema?: Schema }>;
type Operation = {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required?: boolean; schema: Schema; description?: string }[];
  requestBody?: { content: Content; required?: boolean };
  responses: Record<string, { content?: Content }>;
};
type Described = { paths?: unknown; components?: { schemas?: unknown } };

/** The types and the table of the typed client, made of the OpenAPI document alone. */
export async function makeClientTypes(document: Described): Promise<string> {
  const paths = document.paths as Record<string, Record<string, Operation>>;
  const found = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
  const schema = {
    type: 'object',
    additionalProperties: false,
    required: found.map(({ operation }) => operation.operationId),
    properties: Object.fromEntries(found.map(({ operation }) => [operation.operationId, typesOf(operation)])),
    definitions: document.components?.schemas,
  };
  const text = JSON.stringify(schema).replaceAll('#/components/schemas/', '#/definitions/');
  const types = await compile(withoutTitles(JSON.parse(text)) as never, 'Operations', {
    bannerComment: BANNER,
    additionalProperties: false,
    format: false,
    unreachableDefinitions: true,
  });
  const table = found.map(
    ({ path, method, operation }) =>
      `  ${operation.operationId}: { method: '${method.toUpperCase()}', path: '${path}', sends: '${sendsOf(operation)}' },`,
  );
  return `${types.trim()}\n\n/** Where each operation is, and how it takes what is not in its path. */\nexport const operations = {\n${table.join('\n')}\n} as const;\n`;
}

const BANNER =
  '// Made by `npm run client` from the OpenAPI document: do not edit.\n/* biome-ignore-all format: made by a program */\n/* biome-ignore-all lint: made by a program */';

/** What one operation takes, path, query and body together, and what it gives. */
function typesOf(operation: Operation): Schema {
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in !== 'header');
  const body = operation.requestBody?.content['application/json']?.schema as
    | { properties?: Record<string, Schema>; required?: string[] }
    | undefined;
  const input = {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(parameters.map(({ name, schema, description }) => [name, { ...schema, description }])),
      ...body?.properties,
    },
    required: [...parameters.filter(({ required }) => required).map(({ name }) => name), ...(body?.required ?? [])],
  };
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
  const content = success?.content;
  // What is no JSON is a file.
  const output = content?.['application/json']?.schema ?? (content ? { tsType: 'Blob' } : { type: 'null' });
  return {
    type: 'object',
    description: operation.summary,
    additionalProperties: false,
    required: ['input', 'output'],
    properties: { input, output },
  };
}

const sendsOf = ({ requestBody }: Operation): 'query' | 'json' | 'file' => {
  if (requestBody === undefined) return 'query';
  return requestBody.content['application/json'] ? 'json' : 'file';
};

/** Titles would become names of types. Lengths of lists would become tuples. */
function withoutTitles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTitles);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([name]) => !['title', 'minItems', 'maxItems', 'example', 'examples'].includes(name),
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutTitles(inner)]));
}
