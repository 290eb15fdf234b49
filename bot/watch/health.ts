import { Hono } from 'hono';
import { type Db, one } from '../db/db.ts';
import { schemaVersion } from '../db/queries/health.ts';
import { backlog } from '../db/queries/inbox.ts';
import { outboxBacklog } from '../db/queries/outbox.ts';
import { SCHEMA_VERSION } from '../db/schema.ts';
import type { Clock } from '../ports.ts';
import type { Metrics } from './metrics.ts';

/** /healthz: the process answers. /readyz: the store answers and its schema is the one this code needs. /metrics: Prometheus. */
export function healthRoutes(db: Db, clock: Clock, metrics: Metrics): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    try {
      const found = (await one(db, schemaVersion({})))?.version ?? 0;
      if (found === SCHEMA_VERSION) return c.json({ status: 'ready', schema: found });
      return c.json({ status: 'not-ready', schema: found, needed: SCHEMA_VERSION }, 503);
    } catch {
      return c.json({ status: 'not-ready', store: 'unreachable' }, 503);
    }
  });
  app.get('/metrics', async (c) => {
    const [inbox, outbox] = await Promise.all([one(db, backlog({})), one(db, outboxBacklog({}))]);
    const age = (oldest: number | null | undefined) => (oldest ? (clock.now() - oldest) / 1000 : 0);
    metrics.waiting('inbox', inbox?.count ?? 0, age(inbox?.oldest));
    metrics.waiting('outbox', outbox?.count ?? 0, age(outbox?.oldest));
    await metrics.waves.read(db, clock.now());
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  return app;
}
