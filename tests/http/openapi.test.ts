import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { allEndpoints } from '../../bot/http/endpoints.ts';
import { openApi } from '../../bot/http/openapi.ts';
import { nodeEndpoints } from '../../bot/node/endpoints.ts';
import { PROBLEMS } from '../../shared/api/problems.ts';
import { apiBot } from './support/api.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object; readonly securitySchemes: Readonly<Record<string, object>> };
}

const endpoints = allEndpoints(null, nodeEndpoints());
const document = openApi(endpoints) as unknown as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

describe('the description of /api', () => {
  test('is served, and so is a page to read it on', async () => {
    const bot = await apiBot();
    const served = await bot.call('GET', '/openapi.json');
    expect(served).toMatchObject({ status: 200, json: { openapi: '3.1.0', servers: [{ url: '/api' }] } });
    expect(served.json).toEqual(JSON.parse(JSON.stringify(document)));
    const page = await bot.call('GET', '/docs');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    for (const { name, operation } of operations)
      expect(page.text).toContain(`<code>${name.replace(' ', ' /api')}</code></h2><p>${operation.summary}</p>`);
  });

  test('holds every operation that is mounted, each with a name of its own', () => {
    expect(operations.map(({ name }) => name).sort()).toEqual(
      endpoints.map((one) => `${one.method} ${one.path}`).sort(),
    );
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  test.each(operations)('$name is whole', ({ path, operation }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const inPath = operation.parameters.filter((one) => one.in === 'path');
    expect(inPath.map(({ name }) => name)).toEqual(named);
    expect(inPath.every(({ required }) => required)).toBe(true);
    for (const scheme of operation.security.flatMap((one) => Object.keys(one)))
      expect(document.components.securitySchemes).toHaveProperty(scheme);
    expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      expect(description).not.toBe('');
      const isProblem = Number(status) >= 400;
      if (isProblem) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
    }
  });

  test('all its schemas are JSON Schema 2020-12 that a validator takes', () => {
    const schemas = operations.flatMap(({ operation }) => [
      ...Object.values(operation.requestBody?.content ?? {}),
      ...Object.values(operation.responses).flatMap(({ content }) => Object.values(content ?? {})),
    ]);
    expect(schemas.length).toBeGreaterThan(operations.length);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'openapi', ...document.components });
    const whole = JSON.stringify(schemas.map(({ schema }) => schema)).replaceAll('"#/components/', '"openapi#/');
    for (const schema of JSON.parse(whole) as object[]) expect(() => ajv.compile(schema)).not.toThrow();
  });

  test('tells of no problem that is not on the closed list', () => {
    const told = operations.flatMap(({ operation }) => Object.keys(operation.responses)).map(Number);
    const known = new Set<number>([200, 201, 204, ...Object.values(PROBLEMS)]);
    expect(told.filter((status) => !known.has(status))).toEqual([]);
  });
});
