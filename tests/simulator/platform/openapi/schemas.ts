/** A piece of an OpenAPI file: JSON of unknown depth. */
export type Node = { [key: string]: unknown };
export const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const REF = '#/components/schemas/';
const nameOf = (ref: unknown): string | null =>
  typeof ref === 'string' && ref.startsWith(REF) ? ref.slice(REF.length) : null;
/** The plain properties of a schema that has a discriminator. */
const baseName = (name: string): string => `${name}.base`;

/** Words of OpenAPI that are no JSON Schema, or that would change nothing. */
const IGNORED: ReadonlySet<string> = new Set([
  'discriminator',
  'externalDocs',
  'example',
  'default',
  'description',
  'deprecated',
  'x-enum-varnames',
  'x-enum-descriptions',
]);

/** Where a reference leads; inside `allOf` a parent with a discriminator means only its plain properties. */
function refTo(ref: unknown, parents: ReadonlySet<string>, inAllOf: boolean): string {
  const name = nameOf(ref) ?? '';
  return `#/$defs/${inAllOf && parents.has(name) ? baseName(name) : name}`;
}

/** Copies a schema as JSON Schema. */
function convert(value: unknown, parents: ReadonlySet<string>, inAllOf = false): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, parents, inAllOf));
  if (!isNode(value)) return value;
  const copy: Node = {};
  for (const [key, entry] of Object.entries(value)) {
    if (IGNORED.has(key)) continue;
    if (key === '$ref') copy.$ref = refTo(entry, parents, inAllOf);
    else if (key === 'properties' && isNode(entry)) copy.properties = convertProperties(entry, parents);
    else copy[key] = convert(entry, parents, key === 'allOf');
  }
  return copy;
}

function convertProperties(properties: Node, parents: ReadonlySet<string>): Node {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, convert(schema, parents)]));
}

/**
 * A discriminated schema as JSON Schema: the type must be known, and then its own schema holds. LINE's subtypes say
 * `allOf: [parent, …]`; pointing that at the parent's dispatch would go round in circles, hence `parent.base`.
 */
function dispatch(name: string, mapping: Node, property: string): Node {
  const types = Object.keys(mapping);
  return {
    allOf: [
      { $ref: `#/$defs/${baseName(name)}` },
      { type: 'object', required: [property], properties: { [property]: { enum: types } } },
      ...types.map((type) => ({
        if: { type: 'object', properties: { [property]: { const: type } }, required: [property] },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
        then: { $ref: `#/$defs/${nameOf(mapping[type]) ?? ''}` },
      })),
    ],
  };
}

/** `components.schemas` of a file as `$defs` of one JSON Schema. */
export function definitionsOf(document: Node): Node {
  const components = isNode(document.components) ? document.components : {};
  const schemas = isNode(components.schemas) ? components.schemas : {};
  const parents = new Set(
    Object.keys(schemas).filter((name) => isNode(schemas[name]) && isNode(schemas[name].discriminator)),
  );
  const definitions: Node = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const plain = convert(schema, parents);
    if (!parents.has(name) || !isNode(schema) || !isNode(schema.discriminator)) {
      definitions[name] = plain;
      continue;
    }
    const { mapping, propertyName } = schema.discriminator;
    definitions[baseName(name)] = plain;
    definitions[name] = dispatch(name, isNode(mapping) ? mapping : {}, String(propertyName));
  }
  return definitions;
}

/** The schema inside a request body or an answer, if it has JSON. */
export function jsonSchemaOf(holder: unknown): unknown {
  const content = isNode(holder) && isNode(holder.content) ? holder.content : {};
  const json = content['application/json'];
  return isNode(json) && isNode(json.schema) ? convert(json.schema, new Set()) : null;
}

/** Every operation of a file: `POST /v2/bot/message/push` → its node. */
export function operationsOf(document: Node): Map<string, Node> {
  const operations = new Map<string, Node>();
  const paths = isNode(document.paths) ? document.paths : {};
  for (const [path, item] of Object.entries(paths)) {
    if (!isNode(item)) continue;
    for (const [method, operation] of Object.entries(item)) {
      if (isNode(operation) && isNode(operation.responses))
        operations.set(`${method.toUpperCase()} ${path}`, operation);
    }
  }
  return operations;
}
