import * as z from 'zod/mini';
import { PROBLEMS } from '../../shared/api/problems.ts';
import { month, problemBody } from '../../shared/api/shapes.ts';
import { API_DESCRIPTION } from '../../shared/text/api-docs.ts';
import { problemTitle } from '../../shared/text/problems.ts';
import type { Endpoint } from './endpoint.ts';
import { problemCodesOf } from './problem-codes.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The description of /api (OpenAPI 3.1), made from the very schemas that check its requests. A Worker must not import this:
 * what zod needs for it is 7 KB of a bundle.
 */
export function openApi(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: API_DESCRIPTION.title, description: API_DESCRIPTION.intro, version: '1' },
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemBody, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: API_DESCRIPTION.bearer },
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-session', description: API_DESCRIPTION.cookie },
      },
    },
  };
}

function operationOf(endpoint: Endpoint): Json {
  const { method, path, summary, auth, body } = endpoint;
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/\W+(\w)/g, (_, first: string) => first.toUpperCase()).replaceAll(/\W/g, '')}`,
    summary,
    security: auth === 'none' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: parametersOf(endpoint),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: { ...answersOf(endpoint), ...problemsOf(endpoint) },
  };
}

function parametersOf({ path, query = {}, auth }: Endpoint): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'month' ? { ...schemaOf(month, 'input'), pattern: '^\\d{4}-\\d{2}$' } : { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
  const volunteer = {
    name: 'X-Volunteer',
    in: 'header',
    description: API_DESCRIPTION.volunteer,
    schema: { type: 'string' },
  };
  return [...inPath, ...inQuery, ...(auth === 'none' ? [] : [volunteer])];
}

function answersOf({ answers, summary }: Endpoint): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      {
        description: summary,
        ...(schema && { content: { 'application/json': { schema: schemaOf(schema, 'output') } } }),
      },
    ]),
  );
}

function problemsOf(endpoint: Endpoint): Json {
  const byStatus = Map.groupBy(problemCodesOf(endpoint), (code) => PROBLEMS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\` ${problemTitle(code)}`).join('\n\n'),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
            },
          },
        },
      },
    ]),
  );
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    // The format says it shorter than zod's pattern for it.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return json;
}
