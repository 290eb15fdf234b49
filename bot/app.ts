import { type Context, Hono } from 'hono';
import { Gate } from './admission/gate.ts';
import { ROOM, type Room } from './admission/kinds.ts';
import type { Gzip } from './http/answer.ts';
import type { Describe, Endpoint } from './http/endpoint.ts';
import { allEndpoints } from './http/endpoints.ts';
import { Limits } from './http/limits.ts';
import { apiRoutes } from './http/mount.ts';
import { type PagesOptions, pageRoutes } from './http/pages.ts';
import { problemResponse } from './http/problem.ts';
import { securityHeaders } from './http/security-headers.ts';
import { telling } from './http/store.ts';
import { drainOutbox } from './jobs/drain-outbox.ts';
import { sealAudit } from './jobs/seal-audit.ts';
import { type TimedWork, timedWork } from './jobs/timed-work.ts';
import type { Keys } from './keys.ts';
import type { Deauthorize } from './line/deauthorize.ts';
import { deliver, type OutboxRow, type Sender } from './line/deliver.ts';
import { Dispatcher } from './line/dispatcher.ts';
import { type IdTokenOptions, idTokenVerifier } from './line/id-token.ts';
import type { MessageUsage } from './line/message-usage.ts';
import type { Links } from './links.ts';
import type { Ports } from './ports.ts';
import { RuleBook } from './services/report/rule-book.ts';
import { healthRoutes } from './watch/health.ts';
import { createMetrics, type Metrics } from './watch/metrics.ts';
import { EarlyAnswers } from './webhook/early.ts';
import { Lanes } from './webhook/lanes.ts';
import { receive } from './webhook/receive.ts';
import { webhookRoute } from './webhook/route.ts';
import { turn } from './webhook/turn.ts';
import type { Verify } from './webhook/verify.ts';

export interface AppOptions extends Ports {
  readonly keys: Keys;
  readonly verify: Verify;
  readonly links: Links;
  /** How phones reach us; pages of this origin are ours. */
  readonly publicUrl: string;
  /** Who vouches for LINE users; null: nobody can sign in to /api. */
  readonly signIn: Omit<IdTokenOptions, 'clock'> | null;
  /** Lets LINE forget what a user granted; without the secret of our LINE Login channel nobody can. */
  readonly deauthorize?: Deauthorize;
  readonly describe?: Describe;
  /** `@…` of the LINE account, for QR codes that open its chat. */
  readonly basicId?: string | null;
  /** Operations of /api that only this platform has. */
  readonly endpoints?: readonly Endpoint[];
  /** Where a request came from; nobody can tell when not given. */
  readonly addressOf?: (c: Context) => string | null;
  /** Buckets that outlive this app; its own when not given. */
  readonly limits?: Limits;
  /** How many requests of /api are at work and may wait; by the store when not given. */
  readonly room?: Room;
  /** Webhook bodies that are being stored at once; enough when not given. */
  readonly mostWebhooks?: number;
  /** The built mini-app; without it there are no pages. */
  readonly pages?: PagesOptions;
  /** Its build, so that a page can tell of a newer one. */
  readonly appBuild?: string;
  /** Its hashed files, where the platform does not serve them. */
  readonly assets?: Hono;
  /** Packs answers, where the platform does not. */
  readonly gzip?: Gzip;
  /** Called when events were stored and their lanes woken: a Worker keeps itself alive until `settled` resolves. */
  readonly onWake?: (settled: Promise<void>) => void;
  /** Counters that outlive this app; its own when not given. */
  readonly metrics?: Metrics;
  readonly rules?: RuleBook;
  readonly usage: MessageUsage;
  /** How many answers a second a wave of reminders may bring (REMINDER_ANSWERS_PER_SECOND). */
  readonly answersPerSecond: number;
  /** How much one run of scheduled work may do, where a process lives shortly; else as much as there is. */
  readonly jobSteps?: number;
}

export interface App extends TimedWork {
  /** `connection`: what the platform knows of it, for `addressOf`. */
  readonly fetch: (request: Request, connection?: object) => Response | Promise<Response>;
  readonly hono: Hono;
  /** Resolves when no event is at work and no reply under way. */
  idle(): Promise<void>;
  /** Finishes what is under way and takes nothing new; the rest stays in the store. */
  close(): Promise<void>;
  /**
   * Where each request is its own little process (Workers): sends what its turns wrote, and looks again at events of its
   * own that stood behind another request's. Answers how many of these are left; everybody else's work is cron's.
   */
  finishOwn(): Promise<number>;
  /** One round of what time starts: leftovers of the inbox, the outbox, seals. Answers how much there was to do. */
  tick(): Promise<number>;
}

/** The whole bot over its ports. Knows no environment: Node, Workers and tests bring their own. */
export function createApp(options: AppOptions): App {
  const { db, clock, log } = options;
  const metrics = options.metrics ?? createMetrics();
  const rules = options.rules ?? new RuleBook(clock);
  const context = { ...options, rules };
  const sender: Sender = { ...options, count: metrics.lineCall };

  const dispatcher = new Dispatcher({ log, deliver: (row) => deliver(sender, row, true) });
  const dispatch = (row: OutboxRow) => dispatcher.dispatch(row);
  const lanes = new Lanes({
    db,
    clock,
    log,
    turn: (lane, row, now) => turn(context, lane, row, now),
    dispatch,
    count: metrics.turn,
  });
  const early = new EarlyAnswers({ db, clock, dispatch, count: metrics.admission.answeredEarly });

  const timed = timedWork(options, metrics);
  const idle = async () => {
    await lanes.idle();
    await dispatcher.idle();
  };

  const hono = new Hono();
  hono.use(securityHeaders(options.publicUrl));
  hono.route('/', healthRoutes(db, clock, metrics));
  hono.route(
    '/webhook',
    webhookRoute({
      verify: options.verify,
      count: metrics.webhook,
      most: options.mostWebhooks,
      take: async (events) => {
        const { fresh, duplicates } = await receive(db, events, clock.now()).catch((error) => {
          log.error('inbox.failed', { error: error instanceof Error ? error.message : 'unknown' });
          throw error;
        });
        metrics.events(events.length - duplicates, duplicates);
        lanes.wake(fresh);
        options.onWake?.(idle());
      },
    }),
  );
  hono.route('/api', api({ ...options, rules, metrics }));
  if (options.assets) hono.route('/liff/assets', options.assets);
  if (options.pages) for (const path of ['/liff', '/verify']) hono.route(path, pageRoutes(options.pages, clock));
  hono.notFound((c) => problemResponse(c, 'not-found'));
  hono.onError((error, c) => {
    const reference = options.ids.uuid();
    log.error('request.failed', { reference, path: c.req.routePath, error: error.message });
    return problemResponse(c, 'unexpected', 500, reference);
  });

  return {
    fetch: (request, connection) => hono.fetch(request, connection),
    ...timed,
    hono,
    idle,
    close: async () => {
      await Promise.all([lanes.close(), timed.close()]);
      await dispatcher.idle();
    },
    finishOwn: async () => {
      await idle();
      await drainOutbox(sender);
      const held = lanes.retryHeld();
      await idle();
      return held;
    },
    tick: () => sumOf([lanes.sweep(), early.tick(), drainOutbox(sender), sealAudit(db)]),
  };
}

function api(options: AppOptions & { readonly rules: RuleBook; readonly metrics: Metrics }): Hono {
  const { signIn, clock } = options;
  const verify = signIn && idTokenVerifier({ ...signIn, clock });
  return apiRoutes({ ...options, db: telling(options.db) }, allEndpoints(verify, options.endpoints), {
    publicOrigin: new URL(options.publicUrl).origin,
    limits: options.limits ?? new Limits(),
    gate: gateOf(options),
    addressOf: options.addressOf ?? (() => null),
    gzip: options.gzip ?? null,
    count: options.metrics.api,
  });
}

function gateOf({ room, db, clock, metrics }: AppOptions & { readonly metrics: Metrics }): Gate {
  const gate = new Gate({ ...(room ?? ROOM[db.dialect]), now: () => clock.now(), watch: metrics.admission });
  metrics.admission.gate(gate);
  return gate;
}

/** Waits for all, so that one kind of work that fails each time does not stop the others; then tells of the failure. */
async function sumOf(works: readonly Promise<number>[]): Promise<number> {
  const ended = await Promise.allSettled(works);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return ended.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0);
}
