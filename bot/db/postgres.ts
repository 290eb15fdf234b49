import pg from 'pg';
import { bind } from './bind.ts';
import { ConstraintError, type Db, type Migration, type Result } from './db.ts';
import { DIRECTORY, LANE_FIRST, UNIT_FIRST } from './keys.ts';
import type { Statement } from './statement.ts';

// Times and counts are bigint in the schema and stay below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const RETRYABLE = new Set(['40001', '40P01']);
/** Shutdown, crash, pg_terminate_backend, dropped database: the connection ends right after it says so. */
const SESSION_ENDS = '57P';
const TRIES = 5;

export interface PostgresOptions {
  readonly connections?: number;
  /** How long somebody waits for one of them, and for an answer; ms. */
  readonly waits?: { readonly connection: number; readonly answer: number };
}

/** A server that stands still must not stop the lanes for ever: the turn fails and is tried again. */
const WAITS = { connection: 5_000, answer: 15_000 };

/** PostgreSQL or Citus. A commit is BEGIN … COMMIT sent in one go: one round trip instead of one for each statement. */
export function openPostgres(url: string, options: PostgresOptions = {}): Db {
  const { connection, answer } = options.waits ?? WAITS;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 8,
    connectionTimeoutMillis: connection,
    query_timeout: answer,
    pipeline: true,
  });
  // A connection that breaks while idle must not end the process; the next query gets a new one.
  pool.on('error', () => {});
  // Nor must one that breaks while it is checked out: the pool listens only to idle ones. Its queries reject all the same.
  pool.on('connect', (client) => client.on('error', () => {}));

  const attempt = async (statements: readonly Statement[]): Promise<Result[]> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      const [only, ...more] = statements;
      // One statement is a transaction by itself.
      if (only && more.length === 0) return [resultOf(await client.query(query(only)))];
      const sent = [client.query('begin'), ...statements.map((s) => client.query(query(s))), client.query('commit')];
      const answers = await Promise.allSettled(sent);
      const failed = answers.find((answer) => answer.status === 'rejected');
      if (failed) throw failed.reason;
      return answers.slice(1, -1).map((answer) => resultOf((answer as PromiseFulfilledResult<pg.QueryResult>).value));
    } catch (error) {
      broken = breakOf(error);
      throw error;
    } finally {
      client.release(broken);
    }
  };

  return {
    dialect: 'postgres',
    rows: async <O>(statement: Statement<O>) => (await pool.query(query(statement))).rows as O[],
    async commit(statements) {
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(statements);
        } catch (error) {
          const state = sqlState(error);
          if (RETRYABLE.has(state) && tries < TRIES) continue;
          if (state.startsWith('23')) throw new ConstraintError(constraintOf(error as pg.DatabaseError), error);
          throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}

function resultOf({ rows, rowCount }: pg.QueryResult): Result {
  return { rows, changes: rowCount ?? 0 };
}

/** A name makes pg prepare the statement once for each connection: planning the climb to the country costs more than it. */
function query(statement: Statement) {
  const { template } = statement;
  return { name: template.name, text: template.compiled('postgres').sql, values: bind(statement, 'postgres') };
}

/** The error, if the connection cannot be trusted after it. Only the server's own refusals carry an SQLSTATE. */
function breakOf(error: unknown): Error | undefined {
  const state = sqlState(error);
  if (state && !state.startsWith(SESSION_ENDS)) return undefined;
  return error instanceof Error ? error : new Error(String(error));
}

function sqlState(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : '';
}

/** Citus relays a worker's refusal without the constraint field, and with a shard number at the end of the name. */
function constraintOf(error: pg.DatabaseError): string {
  const name = error.constraint ?? /constraint "([^"]+)"/.exec(error.message)?.[1] ?? error.column ?? error.code ?? '';
  return name.replace(/_\d{6,}$/, '');
}

/** Applies what is missing, in one transaction; answers what it applied. */
export async function migratePostgres(url: string, all: readonly Migration[]): Promise<Migration[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    // Several processes may start at once; the second one waits here and then finds nothing to do.
    await client.query("select pg_advisory_xact_lock(hashtext('vhv.migrate'))");
    const known = await client.query("select to_regclass('schema_version') is not null as yes");
    const at = known.rows[0].yes ? await client.query('select max(version) as version from schema_version') : null;
    const missing = all.filter((migration) => migration.version > (at?.rows[0].version ?? 0));
    for (const migration of missing) await client.query(migration.sql);
    if (missing.length > 0) await distribute(client);
    await client.query('commit');
    return missing;
  } finally {
    await client.end();
  }
}

/** On Citus: the directory is copied to every node, the rest is spread by unit or by lane. Elsewhere there is nothing to do. */
async function distribute(client: pg.Client): Promise<void> {
  const citus = await client.query("select 1 from pg_extension where extname = 'citus'");
  if (citus.rowCount === 0) return;
  const spread = await client.query('select logicalrelid::text as name from pg_dist_partition');
  const done = new Set(spread.rows.map((row) => row.name));
  const missing = (tables: readonly string[]) => tables.filter((table) => !done.has(table));
  for (const table of missing(DIRECTORY)) await client.query('select create_reference_table($1)', [table]);
  for (const table of missing(UNIT_FIRST))
    await client.query("select create_distributed_table($1, 'unit_id')", [table]);
  for (const table of missing(LANE_FIRST)) await client.query("select create_distributed_table($1, 'lane')", [table]);
}
