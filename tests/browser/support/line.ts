import type { BrowserContext, BrowserContextOptions, Route } from 'playwright-core';
import type { Simulator } from '../../simulator/platform/simulator.ts';

/** LINE's own browser on a cheap phone. */
export const IN_LINE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  locale: 'th-TH',
  timezoneId: 'Asia/Bangkok',
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; A06) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36 Line/15.12.0 LIFF',
};

/** Any other browser on the same phone. */
export const OUTSIDE: BrowserContextOptions = {
  ...IN_LINE,
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; A06) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
};

/** What LINE's app puts into a page (the SDK waits for it). */
export const BRIDGE = 'window._liff = { features: [], postMessage() {} };';
const LOOPBACK = new Set(['localhost', '127.0.0.1']);
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};

/** The world outside of a browser under test: LINE's hosts, which the stand-in answers, and nobody else. */
export interface LineOutside {
  /** Calls to api.line.me so far: method and path. */
  readonly asked: readonly string[];
  /** Addresses that a page wanted and nobody answers: must stay empty. */
  readonly strays: readonly string[];
  /** From now on LINE leaves its callers waiting; answers how to let them go. */
  hold(): () => void;
  /** Who says yes on LINE's login page. */
  visitor: string | null;
}

/** Answers api.line.me and access.line.me by the stand-in, since the SDK's hosts are fixed; refuses every other host. */
export async function standForLine(context: BrowserContext, sim: Simulator): Promise<LineOutside> {
  const asked: string[] = [];
  const strays: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  const line: LineOutside = {
    asked,
    strays,
    visitor: null,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
  };
  await context.addInitScript({ content: `if (/ LIFF$/.test(navigator.userAgent)) ${BRIDGE}` });
  await context.route(
    (url) => url.protocol.startsWith('http') && !LOOPBACK.has(url.hostname),
    async (route) => {
      const url = new URL(route.request().url());
      const method = route.request().method();
      if (url.hostname === 'api.line.me') {
        if (method !== 'OPTIONS') asked.push(`${method} ${url.pathname}`);
        await gate;
        return answer(route, sim, url);
      }
      if (url.hostname === 'access.line.me') return login(route, sim, url, line.visitor);
      strays.push(url.href);
      return route.abort();
    },
  );
  return line;
}

async function answer(route: Route, sim: Simulator, url: URL): Promise<void> {
  if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers: CORS });
  const response = await route.fetch({ url: `${sim.url}${url.pathname}${url.search}` });
  return route.fulfill({ response, headers: { ...response.headers(), ...CORS } });
}

/** LINE's login page, on which she says yes. */
async function login(route: Route, sim: Simulator, url: URL, visitor: string | null): Promise<void> {
  if (visitor !== null) url.searchParams.set('user', visitor);
  const response = await fetch(`${sim.url}${url.pathname}${url.search}`, { redirect: 'manual' });
  const back = response.headers.get('location');
  if (back === null) return route.fulfill({ status: response.status, body: await response.text() });
  const body = `<!doctype html><title>LINE Login</title><a href="${back.replaceAll('&', '&amp;')}">อนุญาต</a>`;
  return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
}
