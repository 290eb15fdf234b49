import { readdirSync } from 'node:fs';
import { effect, type ReadonlySignal } from '@preact/signals';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import type { LineAnswer, LineDoor } from '../../../liff/api/sign-in.ts';
import type { Env, Place } from '../../../liff/offline/env.ts';
import type { ReportController } from '../../../liff/report/controller.ts';
import { createReportController } from '../../../liff/report/state/create.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { type ManualClock, manualClock } from '../../simulator/platform/clock.ts';
import { type Life, newLife } from './life.ts';
import { sharedLocks } from './locks.ts';

Object.assign(globalThis, { IDBKeyRange, IDBObjectStore });

// What the page loads when it needs it is there already, whichever test comes first: idle() sees no script on its way.
for (const room of ['offline', 'report/state'])
  for (const file of readdirSync(new URL(`../../../liff/${room}`, import.meta.url)))
    await import(`../../../liff/${room}/${file}`);

/** What becomes of the next requests that a page sends; `ok` when nothing is left to happen. */
export type Fate = 'ok' | 'no-signal' | 'lost' | 'hang' | 'portal' | 'error' | 'busy' | 'rush' | 'signed-out';

/** One phone: what its browser keeps between visits, whose LINE it is, and how good its signal is. */
export interface Phone {
  readonly clock: ManualClock;
  /** PUT /reports that reached the server. */
  readonly posts: string[];
  line: () => Promise<LineAnswer>;
  fates: Fate[];
  /** For every request while it stands. */
  always: Fate | null;
  storage: IDBFactory | null;
  locks: boolean;
  /** How far the phone's clock is off, ms. */
  skew: number;
  place: Place | null;
  /** Opens the page. */
  open(): Page;
  /** Time passes on the phone and, if it may, on the server. */
  pass(ms: number): Promise<void>;
}

/** One tab. */
export interface Page extends ReportController {
  readonly life: Life;
  /** `start` of the page; never resolves for one that died. */
  readonly started: Promise<void>;
  fire(event: 'online' | 'offline' | 'show' | 'hide'): void;
  /** Nothing is under way any more. */
  idle(): Promise<void>;
  kill(): void;
}

export interface PhoneOptions {
  readonly now: number;
  readonly send: (request: Request) => Promise<Response>;
  /** Lets the server's time pass too. */
  readonly advance?: (ms: number) => void;
  readonly servedAt?: number | null;
  readonly app?: string;
}

/** No two phones mint the same id. */
let made = 0;

export function newPhone(options: PhoneOptions): Phone {
  const clock = manualClock(options.now);
  const locks = sharedLocks();
  const pages: Page[] = [];
  const jar = { cookie: '' };

  const phone: Phone = {
    clock,
    posts: [],
    line: async () => ({ kind: 'none' }),
    fates: [],
    always: null,
    storage: new IDBFactory(),
    locks: true,
    skew: 0,
    place: null,
    open() {
      const life = newLife();
      const listeners: [string, () => void][] = [];
      const env: Env = {
        now: () => clock.now() + phone.skew,
        random: () => 0.5,
        uuid: () => `00000000-0000-7000-a000-${String(++made).padStart(12, '0')}`,
        fetch(path, init) {
          const fate = fateOf(phone, path, init);
          // One that hangs is not under way: only time ends it.
          if (fate === 'hang') return hanging(init);
          return life.hold(() => travel(phone, jar, options, life, fate, path, init));
        },
        indexedDB: phone.storage && life.storage(phone.storage),
        crypto: life.crypto(),
        locks: phone.locks ? locks.of(life) : null,
        after: (ms, run) => clock.after(ms, () => life.alive() && run()),
        online: () => phone.always !== 'no-signal',
        on: (event, run) => listeners.push([event, run]),
        servedAt: options.servedAt ?? null,
        place: async () => phone.place,
        shrinker: async () => (photo) => photo.text(),
        preview: () => 'blob:preview',
        reload: () => {},
      };
      const door: LineDoor = {
        start: () => life.hold(phone.line),
        login: () => {},
        forget: () => {},
        accessToken: () => null,
        close: () => {},
      };
      const openDoor = async () => door;
      const { controller, start } = createReportController({
        env,
        form: FORM_2567_2,
        app: options.app ?? '',
        openDoor,
      });
      const page: Page = {
        ...controller,
        life,
        started: start(),
        fire: (event) => listeners.filter(([on]) => on === event).forEach(([, run]) => void (life.alive() && run())),
        idle: life.idle,
        kill() {
          life.end();
          locks.release(life);
        },
      };
      pages.push(page);
      return page;
    },
    async pass(ms) {
      options.advance?.(ms);
      clock.advance(ms);
      for (const page of pages) await page.life.idle();
    },
  };
  return phone;
}

const isReport = (path: string, { method }: RequestInit) =>
  method === 'PUT' && path.startsWith('/api/reports/') && !path.includes('attachments');

function fateOf(phone: Phone, path: string, init: RequestInit): Fate {
  return phone.always ?? (isReport(path, init) ? phone.fates.shift() : null) ?? 'ok';
}

function hanging({ signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
}

async function travel(
  phone: Phone,
  jar: { cookie: string },
  { send }: PhoneOptions,
  life: Life,
  fate: Fate,
  path: string,
  init: RequestInit,
): Promise<Response> {
  life.step();
  if (fate === 'no-signal') throw new TypeError('Failed to fetch');
  if (fate === 'portal') return new Response('<h1>Hotel</h1>', { headers: { 'content-type': 'text/html' } });
  if (fate === 'error') return new Response('<h1>502</h1>', { status: 502 });
  if (fate === 'busy') return problem(429, 'too-many-requests', { 'retry-after': '20' });
  if (fate === 'rush') return problem(503, 'busy', { 'retry-after': '120' });
  if (fate === 'signed-out') return problem(401, 'not-signed-in');
  if (isReport(path, init)) phone.posts.push(String(init.body));
  const headers = new Headers(init.headers);
  if (jar.cookie) headers.set('cookie', jar.cookie);
  headers.set('origin', 'https://bot.example');
  const { method = 'GET', body = null } = init;
  const response = await send(new Request(`https://bot.example${path}`, { method, headers, body }));
  if (fate === 'lost') throw new TypeError('connection reset');
  life.step();
  const cookie = response.headers.get('set-cookie');
  if (cookie) jar.cookie = cookie.split(';')[0] ?? '';
  return response;
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code, status, title: code, type: code, detail: '' }, { status, headers });
}

/** Resolves when the signal is so. */
export function until<T>(signal: ReadonlySignal<T>, is: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    let stop = () => {};
    let done = false;
    stop = effect(() => {
      const { value } = signal;
      if (!is(value)) return;
      done = true;
      queueMicrotask(() => stop());
      resolve(value);
    });
    if (done) stop();
  });
}
