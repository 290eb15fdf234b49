import { statement } from '../statement.ts';

export const schemaVersion = statement('health.schema-version', (q, _: Record<never, never>) =>
  q.selectFrom('schema_version').select((eb) => eb.fn.max('version').as('version')),
);
