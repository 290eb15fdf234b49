import { Client } from 'pg';
import { expect, test } from 'vitest';
import { startPostgres } from './postgres.ts';

test('an empty database in C collation with fsync on, gone after stop', async () => {
  const postgres = await startPostgres();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query(
    `select datcollate, pg_encoding_to_char(encoding) as encoding, current_setting('fsync') as fsync,
      (select count(*)::int from pg_tables where schemaname = 'public') as tables
      from pg_database where datname = current_database()`,
  );
  await client.end();
  await postgres.stop();
  expect(rows).toEqual([{ datcollate: 'C', encoding: 'UTF8', fsync: 'on', tables: 0 }]);
  await expect(new Client({ connectionString: postgres.url }).connect()).rejects.toThrow();
});
