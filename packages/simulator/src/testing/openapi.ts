import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Json;
}

const DOCUMENT = 'github';
let loaded: { readonly document: Json; readonly ajv: Ajv } | null = null;

/** GitHub's published description; 13 MB, so it is read once and only by tests. */
function description() {
  if (loaded !== null) return loaded;
  const manifest = findPackageJSON('@octokit/openapi', import.meta.url);
  if (manifest === undefined) throw new Error('the package @octokit/openapi is not installed');
  const file = join(dirname(manifest), 'generated/api.github.com.json');
  const document = toJsonSchema(JSON.parse(readFileSync(file, 'utf8'))) as Json;
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  addFormats.default(ajv);
  // a bot's address has brackets, which no standard allows and GitHub sends all the same
  ajv.addFormat('email', true);
  // GitHub's own: owner/name
  ajv.addFormat('repo.nwo', true);
  ajv.addSchema({ $id: DOCUMENT, components: document.components }, DOCUMENT, false, false);
  loaded = { document, ajv };
  return loaded;
}

/** OpenAPI 3.0 says `nullable` where JSON Schema says that null is one of the types. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Json = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === '$ref' && typeof item === 'string') copy[key] = item.replace(/^#/, `${DOCUMENT}#`);
    else if (key !== 'example' && key !== 'examples') copy[key] = toJsonSchema(item);
  }
  const { nullable, ...rest } = copy;
  return nullable === true ? { anyOf: [{ type: 'null' }, rest] } : copy;
}

/** One operation of the description; throws when GitHub has none of that method and path template. */
export function operation(method: string, template: string) {
  const path = lookup(description().document, ['paths', template]);
  const found = path?.[method.toLowerCase()] as Json | undefined;
  if (found === undefined) throw new Error(`GitHub describes no ${method} ${template}`);
  return {
    /** What is wrong with a request's parameters and body. */
    requestErrors: (query: Readonly<Record<string, string>>, body: unknown): string[] => [
      ...queryErrors(parametersOf(found), query),
      ...(body === undefined ? [] : errors(contentSchema(found.requestBody as Json), body)),
    ],
    /** What is wrong with a response. */
    responseErrors: (status: number, body: unknown): string[] => {
      const response = resolve(lookup(found, ['responses', String(status)]));
      if (response === undefined) return [`GitHub describes no answer ${status}`];
      if (response.content === undefined) return body === undefined ? [] : ['GitHub describes no body'];
      return errors(contentSchema(response), body);
    },
  };
}

/** What is wrong with the payload of a webhook, named as in the description (`pull-request-opened`). */
export function webhookErrors(name: string, payload: unknown): string[] {
  const webhook = lookup(description().document, ['x-webhooks', name, 'post', 'requestBody']);
  if (webhook === undefined) throw new Error(`GitHub describes no webhook ${name}`);
  return errors(contentSchema(webhook), payload);
}

function lookup(value: Json, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((current, key) => current?.[key] as Json | undefined, value);
}

function resolve(value: Json | undefined): Json | undefined {
  const ref = value?.$ref;
  if (typeof ref !== 'string') return value;
  return lookup(description().document, ref.slice(ref.indexOf('#/') + 2).split('/'));
}

function parametersOf(found: Json): Parameter[] {
  return ((found.parameters ?? []) as Json[]).map((parameter) => resolve(parameter) as unknown as Parameter);
}

function queryErrors(parameters: readonly Parameter[], query: Readonly<Record<string, string>>): string[] {
  return Object.entries(query).flatMap(([name, text]) => {
    const parameter = parameters.find((candidate) => candidate.in === 'query' && candidate.name === name);
    if (parameter === undefined) return [`GitHub describes no query parameter ${name}`];
    const value = parameter.schema.type === 'integer' ? Number(text) : text;
    return errors(parameter.schema, value);
  });
}

function contentSchema(holder: Json): Json {
  const schema = lookup(holder, ['content', 'application/json', 'schema']);
  if (schema === undefined) throw new Error('the description has no JSON schema here');
  return schema;
}

const compiled = new Map<string, ValidateFunction>();

function errors(schema: Json, value: unknown): string[] {
  const { ajv } = description();
  const key = JSON.stringify(schema);
  const validate = compiled.get(key) ?? ajv.compile(schema);
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
