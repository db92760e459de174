import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly content?: { readonly 'application/json'?: { readonly schema: Schema } };
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | undefined>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
  readonly components: { readonly examples: Readonly<Record<string, { readonly value: unknown }>> };
}

/** One operation of GitHub's API, by its own description. */
export interface Described {
  /** What is wrong with a request; nothing when it is as described. */
  faultsOf(request: DescribedRequest): readonly string[];
  /** What is wrong with an answer of ours, so that the tests are not green by a server that GitHub is not. */
  faultsOfAnswer(status: number, body: unknown): readonly string[];
}

export interface DescribedRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined where none was sent. */
  readonly body: unknown;
}

/** GitHub's own OpenAPI description of its REST API (the npm package @octokit/openapi), of which only what is asked for is resolved. */
export function githubDescription() {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  // OpenAPI 3.0: `nullable` stands beside `type`, and `example` is no keyword of JSON Schema.
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  const strings = new Ajv({ strict: false, allErrors: true, logger: false, coerceTypes: true });

  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (key: string, schema: Schema, by = ajv): ValidateFunction => {
    const known = compiled.get(key) ?? by.compile(schema);
    compiled.set(key, known);
    return known;
  };

  return {
    /** Null where GitHub has no such operation. */
    operation(method: string, template: string): Described | null {
      const found = document.paths[template]?.[method.toLowerCase()];
      if (found === undefined) return null;
      const { parameters = [], requestBody, responses } = resolved(document, found) as Operation;
      const key = `${method} ${template}`;
      return {
        faultsOf({ path, query, body }) {
          const given = { path, query, header: {} };
          const known = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
          const strays = Object.keys(query).filter((name) => !known.includes(name));
          return [
            ...strays.map((name) => `${key} has no parameter ${name}`),
            ...parameters.flatMap(({ name, in: where, required, schema }) => {
              const value = (given[where] as Record<string, string>)[name];
              if (value === undefined) return required ? [`${key} wants ${name}`] : [];
              const wrapped = { type: 'object', properties: { value: schema } } as Schema;
              return faults(validatorOf(`${key} ${where} ${name}`, wrapped, strings), { value }, `${key} ${name}`);
            }),
            ...bodyFaults(requestBody?.content?.['application/json']?.schema, body)
          ];
        },
        faultsOfAnswer(status, body) {
          const response = responses[String(status)];
          // GitHub describes neither its server errors nor every refusal.
          if (response === undefined) return status >= 400 ? [] : [`${key} never answers ${status}`];
          const schema = response.content?.['application/json']?.schema;
          if (schema === undefined) return body === undefined ? [] : [`${key} answers ${status} without a body`];
          return faults(validatorOf(`${key} ${status}`, schema), body, `The answer to ${key}`);
        }
      };

      function bodyFaults(schema: Schema | undefined, body: unknown): readonly string[] {
        if (schema === undefined) return body === undefined ? [] : [`${key} takes no body`];
        if (typeof body !== 'object' || body === null) return [`${key} wants a body`];
        const strays = Object.keys(body).filter((name) => !propertiesOf(schema).includes(name));
        return [
          ...strays.map((name) => `${key} has no ${name} in its body`),
          ...faults(validatorOf(`${key} body`, schema), body, `${key} body`)
        ];
      }
    },

    /** An example of GitHub's own, to make answers of. */
    example(name: string): Readonly<Record<string, unknown>> {
      const value = document.components.examples[name]?.value;
      if (value === undefined) throw new RangeError(`GitHub has no example ${name}`);
      return value as Readonly<Record<string, unknown>>;
    }
  };
}

function faults(validate: ValidateFunction, value: unknown, what: string): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);
}

/** GitHub leaves out `additionalProperties: false`, and ignores what it does not know: a mistyped key would pass. */
function propertiesOf(schema: Schema): readonly string[] {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [...Object.keys(schema.properties ?? {}), ...parts.flatMap(propertiesOf)];
}

/** A part of the document with its references in place. A schema that holds itself is open from there on. */
function resolved(document: Document, part: unknown, within: ReadonlySet<string> = new Set()): unknown {
  if (Array.isArray(part)) return part.map((one) => resolved(document, one, within));
  if (typeof part !== 'object' || part === null) return part;
  if ('$ref' in part && typeof part.$ref === 'string') {
    if (within.has(part.$ref)) return {};
    return resolved(document, pointed(document, part.$ref), new Set([...within, part.$ref]));
  }
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, resolved(document, value, within)]));
}

function pointed(document: Document, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
}
