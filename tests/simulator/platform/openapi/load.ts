import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { type Answer, bodyErrors } from '../answers.ts';
import type { Call, Endpoint } from '../api/endpoint.ts';
import { definitionsOf, isNode, jsonSchemaOf, type Node, operationsOf } from './schemas.ts';

/** LINE's own description, as a second judge beside our checks. */
export interface OpenApi {
  /** The answer as it is, or a 400 when the endpoint took a body that LINE's files refuse. */
  judge(endpoint: Endpoint, call: Call, answer: Answer, breaks: string[]): Answer;
  /** What is wrong with a webhook body that we are about to send. */
  webhook(body: object): string[];
}

/** webhook.yml lags behind here: `markAsReadToken` and friends are additions, so only known fields are judged. */
const API_FILES = ['messaging-api.yml', 'channel-access-token.yml', 'insight.yml'];

const formats = {
  uri: (text: string) => URL.canParse(text),
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  int32: {
    type: 'number' as const,
    validate: (value: number) => Number.isInteger(value) && Math.abs(value) <= 2 ** 31,
  },
  int64: { type: 'number' as const, validate: (value: number) => Number.isInteger(value) },
  double: { type: 'number' as const, validate: Number.isFinite },
  binary: true as const,
};

interface Judges {
  request: ValidateFunction | null;
  answers: Map<number, ValidateFunction>;
}

const say = (errors: readonly ErrorObject[] | null | undefined): string =>
  (errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`).join('; ');

/** `/messages/0/text` → `messages[0].text`, as LINE names properties. */
const dotted = (path: string): string =>
  path
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');

type Compile = (schema: unknown) => ValidateFunction;

/** Ajv is heavy, so it is loaded only when a folder is given. */
async function compilerFor(document: Node): Promise<Compile> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ allErrors: true, strict: false, formats });
  const $defs = definitionsOf(document);
  return (schema) => ajv.compile({ $defs, ...(isNode(schema) ? schema : {}) });
}

async function readYaml(dir: string, file: string): Promise<Node> {
  const { parse } = await import('yaml');
  const document: unknown = parse(await readFile(join(dir, file), 'utf8'));
  return isNode(document) ? document : {};
}

function judgesOf(operation: Node, compile: Compile): Judges {
  const request = jsonSchemaOf(operation.requestBody);
  const answers = new Map<number, ValidateFunction>();
  const responses = isNode(operation.responses) ? operation.responses : {};
  for (const [status, response] of Object.entries(responses)) {
    const schema = jsonSchemaOf(response);
    if (schema !== null) answers.set(Number(status), compile(schema));
  }
  return { request: request === null ? null : compile(request), answers };
}

const loaded = new Map<string, Promise<OpenApi>>();

/** LINE's files in `dir`, read once per process; schemas are compiled when first needed. */
export function loadOpenApi(dir: string): Promise<OpenApi> {
  const known = loaded.get(dir) ?? readOpenApi(dir);
  loaded.set(dir, known);
  return known;
}

async function readOpenApi(dir: string): Promise<OpenApi> {
  const pending = new Map<string, () => Judges>();
  for (const file of API_FILES) {
    const document = await readYaml(dir, file);
    const compile = await compilerFor(document);
    for (const [name, operation] of operationsOf(document)) {
      let judges: Judges | undefined;
      pending.set(name, () => {
        judges ??= judgesOf(operation, compile);
        return judges;
      });
    }
  }
  const compileWebhook = await compilerFor(await readYaml(dir, 'webhook.yml'));
  const callback = compileWebhook({ $ref: '#/$defs/CallbackRequest' });
  return {
    judge(endpoint, call, answer, breaks) {
      const name = `${endpoint.method} ${endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}`;
      const judges = pending.get(name)?.();
      if (judges === undefined) return answer;
      if (answer.status < 300 && judges.request !== null && endpoint.takes === 'json' && !judges.request(call.body)) {
        const errors = judges.request.errors ?? [];
        breaks.push(`${name} took a body that LINE's OpenAPI refuses: ${say(errors)}`);
        return bodyErrors(
          errors.map((error) => ({ message: `OpenAPI: ${error.message ?? ''}`, property: dotted(error.instancePath) })),
        );
      }
      const judge = judges.answers.get(answer.status);
      if (judge !== undefined && answer.json !== undefined && !judge(answer.json))
        breaks.push(`${name} answered ${answer.status} against LINE's OpenAPI: ${say(judge.errors)}`);
      return answer;
    },
    webhook: (body) => (callback(body) ? [] : [`webhook against LINE's OpenAPI: ${say(callback.errors)}`]),
  };
}
