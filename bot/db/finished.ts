import type { CompiledTemplate, Params, Statement, Template } from './statement.ts';

/** A statement whose text was made when the Worker was built, for the one dialect that it speaks (bot/build/queries.ts). */
export function finished(name: string, sql: string, slots: CompiledTemplate['slots']) {
  const compiled: CompiledTemplate = { sql, slots };
  const template: Template = { name, compiled: () => compiled };
  return (params: Params): Statement => ({ template, params });
}
