import Database from 'better-sqlite3';
import { Pool } from 'pg';
import { bind } from '../../../bot/db/bind.ts';
import type { SqlDialect, Statement, Value } from '../../../bot/db/statement.ts';

/** The floor under a verb: the driver with prepared statements and bound values, so many reports in each transaction. */
export interface BareInserts {
  /** Seconds for writing the statements of all reports. */
  run(reports: readonly (readonly Statement[])[], perTransaction: number): Promise<number>;
  close(): Promise<void>;
}

interface Insert {
  readonly name: string;
  readonly text: string;
  readonly values: Value[];
}

export function bareInserts(url: string): BareInserts {
  return url.startsWith('file:') ? onSqlite(url.slice('file:'.length)) : onPostgres(url);
}

function onSqlite(file: string): BareInserts {
  const db = new Database(file, { timeout: 5000 });
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  const prepared = new Map<string, Database.Statement>();
  const ready = (text: string) => {
    const known = prepared.get(text) ?? db.prepare(text);
    prepared.set(text, known);
    return known;
  };
  const write = db.transaction((inserts: readonly Insert[]) => {
    for (const { text, values } of inserts) ready(text).run(...values);
  });
  return {
    run: (reports, perTransaction) => {
      const batches = batchesOf(reports, perTransaction, 'sqlite');
      return seconds(async () => {
        for (const batch of batches) write.immediate(batch);
      });
    },
    close: async () => {
      db.close();
    },
  };
}

/** As many connections as the product's pool; a unit's reports stay on one, since they lock its audit counter. */
const CONNECTIONS = 8;

function onPostgres(url: string): BareInserts {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS, pipeline: true });
  // The server may stop while a connection says goodbye.
  pool.on('error', () => {});
  return {
    run: (reports, perTransaction) => {
      const shares = Array.from({ length: CONNECTIONS }, (_, index) =>
        batchesOf(
          reports.filter((report) => shareOf(report) === index),
          perTransaction,
          'postgres',
        ),
      );
      return seconds(async () => {
        await Promise.all(
          shares.map(async (batches) => {
            const client = await pool.connect();
            for (const batch of batches)
              await Promise.all([
                client.query('begin'),
                ...batch.map((insert) => client.query(insert)),
                client.query('commit'),
              ]);
            client.release();
          }),
        );
      });
    },
    close: () => pool.end(),
  };
}

function shareOf(report: readonly Statement[]): number {
  const unit = String(report[0]?.params.unitId);
  return [...unit].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % CONNECTIONS;
}

function batchesOf(reports: readonly (readonly Statement[])[], size: number, dialect: SqlDialect): Insert[][] {
  return Array.from({ length: Math.ceil(reports.length / size) }, (_, index) =>
    reports.slice(index * size, (index + 1) * size).flatMap((report) =>
      report.map((statement) => ({
        name: statement.template.name,
        text: statement.template.compiled(dialect).sql,
        values: bind(statement, dialect),
      })),
    ),
  );
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
