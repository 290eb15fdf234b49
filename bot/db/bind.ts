import type { SqlDialect, Statement, Value } from './statement.ts';

/** The values of a statement in the order of its placeholders. A forgotten parameter is a programmer's error. */
export function bind(statement: Statement, dialect: SqlDialect): Value[] {
  return statement.template.compiled(dialect).slots.map((slot) => {
    if (typeof slot !== 'string') return slot.literal;
    const value = statement.params[slot];
    if (value === undefined) throw new Error(`statement ${statement.template.name}: no value for ${slot}`);
    return value;
  });
}
