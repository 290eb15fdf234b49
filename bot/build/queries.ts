import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import type { SqlDialect, Template } from '../db/statement.ts';

const QUERIES = resolve('bot/db/queries');

/**
 * A Worker carries the text of each statement instead of what builds it: Kysely and the builders are a fifth of a bundle,
 * and would compile the same statements anew in each isolate. Each file of queries is run here, and what it exports is
 * written down, so that statements which no Worker uses fall out like any unused constant.
 */
export function finishedQueries(dialect: SqlDialect): Plugin {
  return {
    name: 'finished-queries',
    enforce: 'pre',
    async load(id) {
      if (dirname(id) !== QUERIES) return null;
      const exported = (await import(pathToFileURL(id).href)) as Record<string, unknown>;
      return { code: `import { finished } from '../finished.ts';\n${writtenDown(exported, dialect)}`, map: null };
    },
  };
}

/**
 * The exports of a file of queries as code: statements finished, plain data as it is. Functions stay behind, for they
 * build statements; a Worker that wants one does not find it, which ends its build.
 */
export function writtenDown(exported: Readonly<Record<string, unknown>>, dialect: SqlDialect): string {
  return Object.entries(exported)
    .filter(([, value]) => typeof value !== 'function' || templateOf(value) !== null)
    .map(([name, value]) => `export const ${name} = ${written(name, value, dialect)};\n`)
    .join('');
}

function written(name: string, value: unknown, dialect: SqlDialect): string {
  const template = templateOf(value);
  if (template) {
    const { sql, slots } = template.compiled(dialect);
    // D1 knows no names of statements, and 250 of them are a hundredth of the bundle.
    const parts = dialect === 'postgres' ? [sql, slots, template.name] : [shortened(sql), slots];
    return `/* @__PURE__ */ finished(${parts.map((part) => JSON.stringify(part)).join(', ')})`;
  }
  if (Array.isArray(value)) return `[${value.map((one) => written(name, one, dialect)).join(', ')}]`;
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    const fields = Object.entries(value);
    return `{ ${fields.map(([key, field]) => `${JSON.stringify(key)}: ${written(name, field, dialect)}`).join(', ')} }`;
  }
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return JSON.stringify(value);
  throw new Error(`${name} is neither a statement nor plain data, and no Worker could carry it`);
}

/** Without quotes around names and some of the spaces: none of our names is a word of SQLite's that needs them. */
export function shortened(sql: string): string {
  return sql
    .replace(/"(\w+)"/g, '$1')
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll(', ', ',')
    .replace(/ ([=<>]+) /g, '$1');
}

function templateOf(value: unknown): Template | null {
  return typeof value === 'function' && 'template' in value ? (value.template as Template) : null;
}
