import { serve as listen } from '@hono/node-server';
import { Hono } from 'hono';
import type { InboundMischief } from '../mischief/inbound.ts';
import type { OutboundMischief, ScriptedFault } from '../mischief/outbound.ts';
import { endpoints } from './api/endpoints.ts';
import { type AppEnv, mount } from './api/mount.ts';
import type { SimClock } from './clock.ts';
import { loadOpenApi } from './openapi/load.ts';
import type { SimulatorOptions } from './options.ts';
import { type EventOptions, newEvent } from './people/deeds.ts';
import type { Group } from './people/people.ts';
import { createSimUser, type SimUser } from './people/sim-user.ts';
import { mountPhoneFiles } from './phone/files.ts';
import { mountPhone } from './phone/routes.ts';
import type { IdTokenClaims } from './store/login-keys.ts';
import type { EventBody, Source, WebhookEvent } from './webhook/events.ts';
import type { PostResult } from './webhook/post.ts';
import { createPostOffice, type PostOffice } from './webhook/post-office.ts';
import type { Delivery } from './webhook/sender.ts';
import { signatureOf } from './webhook/sign.ts';
import { type CallEntry, createWorld, type SentEntry, type World } from './world.ts';

/**
 * A stand-in for LINE on an origin of its own: api.line.me, api-data.line.me, LINE Login, the phones of people and
 * the webhooks that they cause. Point LINE_API_ORIGIN, LINE_DATA_API_ORIGIN and LINE_JWKS_URL at `url`.
 */
export interface Simulator {
  /** Origin without a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly world: World;
  readonly clock: SimClock;
  readonly botUserId: string;
  /** The person with this LINE id, or of this name (always the same id); created when new. */
  user(idOrName: string, displayName?: string): SimUser;
  group(name: string, members?: readonly SimUser[]): Group;
  setWebhook(url: string | null): void;
  /** Accepted requests that carried messages, oldest first. */
  readonly sent: readonly SentEntry[];
  readonly sentTotal: number;
  /** Every API call, refused ones too. */
  readonly calls: readonly CallEntry[];
  readonly callsTotal: number;
  /** The next such call, as soon as LINE knows what becomes of it: before its answer leaves, or without one. */
  called(matches: (call: CallEntry) => boolean): Promise<CallEntry>;
  /** Every POST to the webhook, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** What broke LINE's OpenAPI files; always empty without `openapiDir`. */
  readonly openapiBreaks: readonly string[];
  /** Faults on coming calls of the API. */
  fail(fault: ScriptedFault): void;
  /** Takes away all faults of the API, scripted or by dice. */
  heal(): void;
  setInbound(mischief: InboundMischief | null): void;
  setOutbound(mischief: OutboundMischief | null): void;
  /** Events that `work` causes leave in as few bodies as can hold them. */
  together<T>(work: () => Promise<T> | T): Promise<T>;
  /** Nothing queued or under way; with `scheduled` nothing delayed or waiting for redelivery either. */
  idle(options?: { scheduled?: boolean }): Promise<void>;
  /** Any bytes to the webhook: signed rightly, as given, or (null) not at all. */
  raw(body: Uint8Array | string, signature?: string | null): Promise<PostResult>;
  /** The console's Verify button: a signed body without events. */
  verify(): Promise<PostResult>;
  /** An event with its ids and reply token that is not sent: for load generators. Its token is alive. */
  compose(source: Source, body: EventBody, options?: EventOptions): WebhookEvent;
  /** The body that would carry these events, and its signature. */
  signed(events: readonly WebhookEvent[]): { body: string; signature: string };
  /** Sends an event from any source, or none: `compose` with a life of its own. */
  post(source: Source | undefined, body: EventBody, options?: EventOptions): Promise<Delivery | null>;
  idToken(claims: Partial<IdTokenClaims> & { userId: string }): Promise<string>;
  stop(): Promise<void>;
}

/** The parts of a stand-in that its methods reach into. */
interface Parts {
  world: World;
  office: PostOffice;
  user: Simulator['user'];
}

function partsOf(world: World): Parts {
  const office = createPostOffice(world);
  const users = new Map<string, SimUser>();
  const user = (idOrName: string, displayName?: string): SimUser => {
    const person = world.people.ensure(idOrName, displayName);
    const known = users.get(person.userId) ?? createSimUser(world, office, person);
    users.set(person.userId, known);
    return known;
  };
  return { world, office, user };
}

function appOf(parts: Parts): Hono<AppEnv> {
  const { world, office } = parts;
  const app = new Hono<AppEnv>();
  app.notFound((c) => c.json({ message: 'Not found' }, 404, { 'x-line-request-id': world.ids.uuid() }));
  mount(app, world, endpoints(office));
  mountPhone(app, parts);
  mountPhoneFiles(app);
  return app;
}

/** Listens; answers the port and how to stop. */
async function open(
  app: Hono<AppEnv>,
  port: number,
  hostname: string,
): Promise<{ port: number; close(): Promise<void> }> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = listen({ fetch: app.fetch, port, hostname }, (info) => resolve(info.port));
  server.once('error', reject);
  // A machine that stands still for five seconds must not find its connections cut under the calls that it was writing.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 0;
  return {
    port: await promise,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** What goes to the webhook outside of anybody's deeds. */
function hooksOf({ world, office }: Parts) {
  const { settings, clock } = world;
  return {
    setWebhook(url: string | null) {
      world.webhook = { url, active: true };
    },
    together: office.together,
    idle: office.idle,
    raw: office.raw,
    verify: () => office.verify(),
    post: (source: Source | undefined, body: EventBody, options?: EventOptions) =>
      office.post(newEvent(world, source, body, options)),
    compose(source: Source, body: EventBody, options?: EventOptions) {
      const event = newEvent(world, source, body, options);
      if (event.replyToken !== undefined) world.replyTokens.delivered(event.replyToken, clock.now());
      return event;
    },
    signed(events: readonly WebhookEvent[]) {
      const body = office.compose(events);
      return { body, signature: signatureOf(settings.channelSecrets[0] ?? '', body) };
    },
  };
}

/** Starts a stand-in; resolves when it listens. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const openapi = options.openapiDir ? await loadOpenApi(options.openapiDir) : null;
  const parts = partsOf(await createWorld(options, openapi));
  const { world, office, user } = parts;
  const { settings, clock } = world;
  const server = await open(appOf(parts), settings.port, settings.hostname);
  world.publicUrl = settings.publicUrl ?? `http://localhost:${server.port}`;
  const host = settings.hostname.includes(':') ? `[${settings.hostname}]` : settings.hostname;
  return {
    ...hooksOf(parts),
    url: `http://${host}:${server.port}`,
    port: server.port,
    world,
    clock,
    botUserId: settings.botUserId,
    user,
    group(name, members = []) {
      const group = world.people.ensureGroup(name);
      for (const member of members) group.members.add(member.userId);
      return group;
    },
    get sent() {
      return world.sent.all();
    },
    get sentTotal() {
      return world.sent.total;
    },
    get calls() {
      return world.calls.all();
    },
    get callsTotal() {
      return world.calls.total;
    },
    called: world.calls.next,
    get deliveries() {
      return office.log.all();
    },
    openapiBreaks: world.openapiBreaks,
    fail: world.faults.script,
    heal: world.faults.clear,
    setInbound: office.setMischief,
    setOutbound: world.faults.setDice,
    idToken: (claims) => world.login.idToken({ clientId: settings.loginChannelId, issuedAt: clock.now(), ...claims }),
    async stop() {
      office.stop();
      await server.close();
    },
  };
}
