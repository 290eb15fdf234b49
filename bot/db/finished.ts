import type { CompiledTemplate, Params, Statement, Template } from './statement.ts';

/**
 * A statement whose text was made when the Worker was built, for the one dialect that it speaks (bot/build/queries.ts).
 * @param name only PostgreSQL asks for one that is shorter than the text
 */
export function finished(sql: string, slots: CompiledTemplate['slots'], name = sql) {
  const compiled: CompiledTemplate = { sql, slots };
  const template: Template = { name, compiled: () => compiled };
  return (params: Params): Statement => ({ template, params });
}
