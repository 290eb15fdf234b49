import type { Context, Hono } from 'hono';
import type { AppEnv } from '../api/mount.ts';
import type { Person } from '../people/people.ts';
import type { SimUser } from '../people/sim-user.ts';
import type { PhoneDeed, PhoneDelivery, PhoneMischief } from '../phone-types.ts';
import type { PostOffice } from '../webhook/post-office.ts';
import type { Delivery } from '../webhook/sender.ts';
import type { World } from '../world.ts';
import { doDeed } from './deeds.ts';
import { visitLiff } from './liff.ts';
import { phoneState, phoneUser } from './state.ts';
import { streamState } from './stream.ts';

/** What the routes need of the stand-in. */
export interface PhoneDesk {
  world: World;
  office: PostOffice;
  user(idOrName: string, displayName?: string): SimUser;
}

const deliveryOf = ({ at, status, error, ms, events }: Delivery): PhoneDelivery => ({
  at,
  status,
  ms,
  ...(error !== null && { error }),
  events: events.map(({ type, webhookEventId, deliveryContext }) => ({
    type,
    webhookEventId,
    isRedelivery: deliveryContext.isRedelivery,
  })),
});

function mountUsers(app: Hono<AppEnv>, desk: PhoneDesk): void {
  const { world } = desk;
  const personOf = (c: Context<AppEnv>) => world.people.find(c.req.param('id') ?? '');
  app.get('/phone/api/users', (c) => c.json([...world.people.users.values()].map(phoneUser)));
  app.post('/phone/api/users', async (c) => {
    const { displayName } = await c.req.json<{ displayName?: string }>().catch(() => ({ displayName: undefined }));
    const name = displayName?.trim() || `LINE ${world.people.users.size + 1}`;
    return c.json(phoneUser(desk.user(`U${world.ids.token(32)}`, name).person), 201);
  });
  app.get('/phone/api/users/:id', (c) => {
    const person = personOf(c);
    return person === null ? c.json({ message: 'no such user' }, 404) : c.json(phoneState(world, person));
  });
  app.get('/phone/api/users/:id/stream', (c) => {
    const person = personOf(c);
    return person === null ? c.json({ message: 'no such user' }, 404) : streamState(c, world, person);
  });
  app.post('/phone/api/users/:id/do', async (c) => {
    const person = personOf(c);
    if (person === null) return c.json({ message: 'no such user' }, 404);
    return c.json(await doDeed(desk.user(person.userId), await c.req.json<PhoneDeed>()));
  });
}

function mountDesk(app: Hono<AppEnv>, { world, office, user }: PhoneDesk): void {
  app.get('/phone/api/lastWebhooks', (c) => {
    const limit = Math.max(1, Number(c.req.query('limit') ?? 50) || 50);
    return c.json(office.log.all().slice(-limit).reverse().map(deliveryOf));
  });
  app.post('/phone/api/mischief', async (c) => {
    const mischief = await c.req.json<PhoneMischief | null>();
    office.setMischief(mischief);
    return c.json({ ok: true });
  });
  app.post('/phone/api/id-token', async (c) => {
    const { userId, liffId } = await c.req.json<{ userId: string; liffId: string }>();
    const visit = await visitLiff(world, user(userId).person, liffId, '', new URLSearchParams());
    return visit === null ? c.json({ message: 'no such LIFF app' }, 404) : c.json(visit);
  });
  app.get('/phone/content/:id', (c) => {
    const id = c.req.param('id');
    const picture = world.menus.images.get(id) ?? world.content.get(id, world.clock.now());
    if (picture === null || picture === 'gone') return c.text('not found', 404);
    return c.body(new Uint8Array(picture.bytes), 200, { 'content-type': picture.contentType });
  });
}

/** Addresses that line.me and liff.line.me answer in the world outside. */
function mountLinks(app: Hono<AppEnv>, { world }: PhoneDesk): void {
  app.get('/R/oaMessage/:basicId/', (c) => {
    const query = c.req.url.split('?').slice(1).join('?');
    return c.redirect(`/phone/?text=${query}`);
  });
  app.get('/liff/v1/authorize', (c) => authorize(c, world));
  app.get('/liff/:liffId/*', (c) => openLiff(c, world));
  app.get('/liff/:liffId', (c) => openLiff(c, world));
  app.get('/profile-image/:userId', (c) => {
    const person = world.people.find(c.req.param('userId'));
    if (person === null) return c.text('not found', 404);
    return c.body(portrait(person.displayName, person.userId), 200, { 'content-type': 'image/svg+xml' });
  });
}

/** Who opens it: `?user=` (the phone page says so; not handed on), else the person who wrote last. */
function visitorOf(world: World, query: URLSearchParams): Person | null {
  const asked = query.get('user');
  query.delete('user');
  const people = [...world.people.users.values()];
  const latest = people.sort((a, b) => (b.wroteAt ?? 0) - (a.wroteAt ?? 0))[0] ?? null;
  return asked === null ? latest : world.people.find(asked);
}

/** access.line.me's page as one who says yes: back with a code (LINE Login, web), as the SDK's login asks for it. */
function authorize(c: Context<AppEnv>, world: World): Response {
  const query = new URL(c.req.url).searchParams;
  const person = visitorOf(world, query);
  const endpoint = world.settings.liff[query.get('app_id') ?? ''];
  const back = query.get('redirect_uri') ?? endpoint ?? '';
  if (person === null || endpoint === undefined || !back.startsWith(endpoint))
    return c.text('400 Bad Request: invalid redirect_uri', 400);
  const code = world.ids.token(20);
  const challenge = query.get('code_challenge') ?? '';
  world.loginCodes.give(code, { userId: person.userId, challenge }, world.clock.now());
  const url = new URL(back);
  url.searchParams.set('code', code);
  url.searchParams.set('state', query.get('state') ?? '');
  url.searchParams.set('liffClientId', world.settings.loginChannelId);
  url.searchParams.set('liffRedirectUri', back);
  return c.redirect(url.href, 302);
}

async function openLiff(c: Context<AppEnv>, world: World): Promise<Response> {
  const liffId = c.req.param('liffId') ?? '';
  const query = new URL(c.req.url).searchParams;
  const person = visitorOf(world, query);
  if (person === null) return c.text('no LINE user', 404);
  const extra = decodeURI(c.req.path.slice(`/liff/${liffId}`.length));
  const visit = await visitLiff(world, person, liffId, extra, query);
  return visit === null ? c.text('no such LIFF app', 404) : c.redirect(visit.liffUrl, 302);
}

/** A round with the first letter: no picture of anybody. */
function portrait(name: string, userId: string): string {
  const hue = Number.parseInt(userId.slice(1, 5), 16) % 360;
  const letter = [...new Intl.Segmenter('th').segment(name)][0]?.segment ?? '?';
  const safe = letter.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="hsl(${hue} 45% 45%)"/><text x="48" y="62" font-size="44" font-family="sans-serif" text-anchor="middle" fill="#fff">${safe}</text></svg>`;
}

export function mountPhone(app: Hono<AppEnv>, desk: PhoneDesk): void {
  mountUsers(app, desk);
  mountDesk(app, desk);
  mountLinks(app, desk);
}
