import {
  type Compilable,
  PostgresAdapter,
  PostgresQueryCompiler,
  QueryCreator,
  type QueryExecutor,
  SqliteAdapter,
  SqliteQueryCompiler,
} from 'kysely';
import type { Schema } from './schema.ts';

export type SqlDialect = 'sqlite' | 'postgres';
export type Value = string | number | null;
export type Params = Readonly<Record<string, Value>>;
/** Builds queries and never runs them: running goes through a Db, so that every statement is one of the named templates. */
export type Builder = QueryCreator<Schema>;

export interface CompiledTemplate {
  readonly sql: string;
  /** Names of parameters in the order of the placeholders; a literal in the query stands as itself. */
  readonly slots: readonly (string | { readonly literal: Value })[];
}

/**
 * One SQL statement of the house, known by name. It is built with Kysely and compiled once for each dialect: compiling
 * anew costs more than the insert itself. A Worker carries the compiled text only (bot/build). All templates are listed, so that a test can read every statement there is.
 */
export interface Template {
  readonly name: string;
  compiled(dialect: SqlDialect): CompiledTemplate;
}

/** A template with its values: what a verb hands to the commit. `O` is the shape of a row that it answers with. */
export interface Statement<O = unknown> {
  readonly template: Template;
  readonly params: Params;
  readonly row?: O;
}

class Slot {
  readonly slot: string;
  constructor(slot: string) {
    this.slot = slot;
  }
}

const builders: Record<SqlDialect, Builder> = {
  sqlite: builderOf(new SqliteAdapter(), new SqliteQueryCompiler()),
  postgres: builderOf(new PostgresAdapter(), new PostgresQueryCompiler()),
};

/** Not the whole of Kysely: nothing here runs queries or changes schemas. */
function builderOf(
  adapter: QueryExecutor['adapter'],
  compiler: { readonly compileQuery: QueryExecutor['compileQuery'] },
): Builder {
  const executor = {
    adapter,
    plugins: [],
    transformQuery: (node) => node,
    compileQuery: (node, id) => compiler.compileQuery(node, id),
  } satisfies Partial<QueryExecutor>;
  return new QueryCreator<Schema>({ executor: executor as unknown as QueryExecutor });
}

export const templates: Template[] = [];

/**
 * Declares a statement: `const linkOf = statement('link-of', (q, p: { user: string }) => q.selectFrom(…))`.
 * `p` holds placeholders when it is built, so a parameter may only be used as a value, never looked into.
 */
export function statement<P extends Params, O>(name: string, build: (q: Builder, p: P) => Compilable<O>) {
  const cache: Partial<Record<SqlDialect, CompiledTemplate>> = {};
  const template: Template = {
    name,
    compiled(dialect) {
      cache[dialect] ??= compile(build, dialect);
      return cache[dialect];
    },
  };
  templates.push(template);
  return Object.assign((params: P): Statement<O> => ({ template, params }), { template });
}

function compile<P extends Params, O>(
  build: (q: Builder, p: P) => Compilable<O>,
  dialect: SqlDialect,
): CompiledTemplate {
  const slots = new Proxy({}, { get: (_, key) => new Slot(String(key)) }) as P;
  const { sql, parameters } = build(builders[dialect], slots).compile();
  return {
    sql,
    slots: parameters.map((value) => (value instanceof Slot ? value.slot : { literal: value as Value })),
  };
}
