import { createHash } from 'node:crypto';
import { problem } from '../../shared/api/problems.ts';
import { API_DOCS } from '../../shared/text/api-docs.ts';
import { type Answer, type Endpoint, endpoint, ok } from './endpoint.ts';
import { problemCodesOf } from './problem-codes.ts';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#16241d;background:#fff}code{overflow-wrap:anywhere}section{border-top:1px solid #d3dbd5;padding:.5rem 0}h2{font-size:1.1rem;margin:.5rem 0}dt{font-weight:700}dd{margin:0 0 .5rem}';
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
/** It changes with a release only. */
const CACHE = 'public, max-age=600';

/** The description of all operations, its own among them: for programs, and to be read. */
export function docsEndpoints(all: () => readonly Endpoint[]): readonly Endpoint[] {
  const described = {
    method: 'GET',
    load: 'read',
    auth: 'none',
    body: null,
    answers: { 200: null },
    problems: [],
  } as const;
  return [
    endpoint({
      ...described,
      path: '/openapi.json',
      summary: 'This description, OpenAPI 3.1.',
      problems: ['not-found'],
      handle: async ({ api }) => {
        const description = await api.describe?.(all());
        return description ? ok(description, { 'cache-control': CACHE }) : problem('not-found');
      },
    }),
    endpoint({
      ...described,
      path: '/docs',
      summary: 'This description, to be read.',
      handle: async ({ api }) => page(all(), (await api.describe?.(all())) ?? {}),
    }),
  ];
}

/** As much of a description as tells what operations are for: a Worker's code has no words of its own for that. */
interface Told {
  readonly info?: { readonly title?: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
}

function page(
  endpoints: readonly Endpoint[],
  { info: { title = '', description = '' } = {}, paths = {} }: Told,
): Answer {
  const { heading, machine } = API_DOCS;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style>`;
  const link = `<p><a href="/api/openapi.json">${machine}</a></p>`;
  const sections = endpoints.map((one) => section(one, paths[one.path]?.[one.method.toLowerCase()]?.summary ?? ''));
  const body = `<main><h1>${heading}</h1><p>${escaped(description)}</p>${link}${sections.join('')}</main>`;
  return {
    status: 200,
    text: `<!doctype html><html lang="th"><head>${head}</head><body>${body}</body></html>`,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': CACHE,
      'content-security-policy': POLICY,
    },
  };
}

function section(one: Endpoint, summary: string): string {
  const codes = problemCodesOf(one).map((code) => `<code>${code}</code>`);
  const terms = [
    [API_DOCS.who, API_DOCS.auth[one.auth]],
    [API_DOCS.answers, Object.keys(one.answers).join(', ')],
    [API_DOCS.problems, codes.join(', ')],
  ];
  const list = terms.map(([term, said]) => `<dt>${term}</dt><dd>${said}</dd>`).join('');
  return `<section><h2><code>${one.method} /api${one.path}</code></h2><p>${escaped(summary)}</p><dl>${list}</dl></section>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
