import type { Page } from 'playwright-core';
import type { Link } from '../../browser/link/link.ts';
import type { Phone } from '../../browser/link/phone.ts';
import { BRIDGE } from '../../browser/support/line.ts';
import type { World } from './world.ts';

/** One opening of the report page. Times in ms since the navigation began. */
export interface Visit {
  /** First render with handlers: the page's own mark. */
  readonly usable: number;
  /** LINE's SDK is ready and our server has answered its token. */
  readonly signedIn: number;
  /** Time beyond 50 ms of each long task, from the first paint to the sign-in. */
  readonly blocked: number;
  /** Host and path of what was asked before `usable`. */
  readonly before: readonly string[];
  readonly beforeBytes: number;
  /** Over the link until the sign-in, TLS included. */
  readonly carried: { readonly up: number; readonly down: number };
}

export interface VisitOptions {
  readonly world: World;
  readonly link: Link;
  readonly phone: Phone;
  /** Whose phone it is. */
  readonly owner: number;
  /** How many times slower than this machine. */
  readonly cpu: number;
  /** Goes on with the page before it is closed. */
  readonly use?: (page: Page) => Promise<void>;
}

const PATIENCE_MS = 90_000;
const SESSION = '/api/session';
const COUNT_LONG_TASKS = `window.benchLong = [];
new PerformanceObserver((list) => window.benchLong.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration])))
  .observe({ type: 'longtask', buffered: true });`;
/** Numbers only: what it returns crosses the border of the browser. */
const LOOK = `({
  usable: performance.getEntriesByName('usable')[0]?.startTime ?? null,
  painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  long: window.benchLong,
  asked: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .map(({ name, startTime, responseEnd, transferSize }) => ({ name, startTime, responseEnd, transferSize })),
})`;

interface Looked {
  readonly usable: number;
  readonly painted: number;
  readonly long: readonly (readonly [start: number, duration: number])[];
  readonly asked: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly responseEnd: number;
    readonly transferSize: number;
  }[];
}

/** Opens the page as LINE does, taps its first + as soon as it says that it is usable, and waits for the sign-in. */
export async function visit({ world, link, phone, owner, cpu, use }: VisitOptions): Promise<Visit> {
  const url = await world.reportOf(owner);
  const context = await phone.open();
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript({ content: BRIDGE + COUNT_LONG_TASKS });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    link.forget();
    const start = link.carried();
    const session = page.waitForEvent('requestfinished', (request) => isSignIn(request.method(), request.url()));
    session.catch(() => {});
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
    await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0, null, { polling: 50 });
    await tapFirstPlus(page);
    await session.catch(() => {
      throw new Error(`nobody was signed in; the last requests: ${lastOf(world)}`);
    });
    // The browser tells of an answer before the page has it in its own list.
    await page.waitForFunction(listed, SESSION, { polling: 50 });
    const end = link.carried();
    const looked = (await page.evaluate(LOOK)) as Looked;
    await use?.(page);
    return { ...summed(looked), carried: { up: end.up - start.up, down: end.down - start.down } };
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
function listed(path: string): boolean {
  return performance.getEntriesByType('resource').some(({ name }) => name.endsWith(path));
}

function lastOf({ front }: World): string {
  return front.asked
    .slice(-8)
    .map(({ method, path, status }) => `${method} ${path.replace(/\?.*/, '')} ${status}`)
    .join(', ');
}

/** @throws when the tap changes nothing: then the mark came too early. A busy page draws it after the finger is up. */
async function tapFirstPlus(page: Page): Promise<void> {
  const step = page.locator('.step').first();
  const count = async () => Number(await step.locator('input').inputValue());
  const wanted = (await count()) + 1;
  await step.locator('button').last().tap();
  const until = performance.now() + PATIENCE_MS;
  for (let now = await count(); now !== wanted; now = await count())
    if (performance.now() > until) throw new Error(`a tap on + made ${now}, not ${wanted}: it was not usable yet`);
}

function isSignIn(method: string, url: string): boolean {
  return method === 'POST' && new URL(url).pathname === SESSION;
}

function summed({ usable, painted, long, asked }: Looked): Omit<Visit, 'carried'> {
  const before = asked.filter(({ startTime }) => startTime < usable);
  const signedIn = asked.findLast(({ name }) => new URL(name).pathname === SESSION)?.responseEnd ?? Number.NaN;
  return {
    usable,
    signedIn,
    blocked: long
      .filter(([start]) => start >= painted && start < signedIn)
      .reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
    before: before.map(({ name }) => new URL(name).host + new URL(name).pathname),
    beforeBytes: before.reduce((sum, { transferSize }) => sum + transferSize, 0),
  };
}
