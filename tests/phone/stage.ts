import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { LineObject } from '../simulator/platform/phone-types.ts';
import { createSimulator, type Simulator } from '../simulator/platform/simulator.ts';
import type { WebhookEvent } from '../simulator/platform/webhook/events.ts';
import { launchBrowser } from '../support/browser.ts';
import { PATIENT_MS } from '../support/patience.ts';

const TOKEN = 'stage-token';
export const LIFF_ID = '1650000000-stagepage';
const BASE = { channelSecret: 'stage-secret', accessToken: TOKEN, displayName: 'บัญชีทดสอบ', basicId: '@stage' };

/** What the bot of a test answers: by text, by postback data, `follow`, or nothing. */
export type Answers = Record<string, LineObject[]>;

/** The stand-in with a bot that only knows `answers`, without a browser. */
export interface Stand {
  sim: Simulator;
  /** Every event that reached the bot. */
  events: WebhookEvent[];
  api(path: string, body?: unknown, contentType?: string): Promise<Record<string, unknown>>;
  push(to: string, ...messages: LineObject[]): Promise<unknown>;
  close(): Promise<void>;
}

/** A test's whole world: the stand-in, a bot and a browser. */
export interface Stage extends Stand {
  /** The phone of a person of this name, in a fresh browser profile; `follow` taps เพิ่มเพื่อน. */
  open(name: string, options?: BrowserContextOptions & { query?: string; follow?: boolean }): Promise<Page>;
}

/** The words by which the bot of a test looks up its answer. */
function keyOf(event: WebhookEvent): string {
  const { message, postback } = event as { message?: { type: string; text?: string }; postback?: { data: string } };
  return message?.text ?? message?.type ?? postback?.data ?? event.type;
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(500).end());
  });
  // On a busy machine five seconds pass between two events: their connection must not end under the second.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A LIFF page of few words that speaks with the phone as liff/line/airplane.ts does. */
const LIFF_PAGE = `<!doctype html><html lang="th"><title>แบบฟอร์ม</title><h1>แบบฟอร์มทดสอบ</h1>
<p id="token"></p><p id="plane"></p><p id="where"></p><a href="?step=2">ต่อไป</a>
<button onclick="say('login')">login</button><button onclick="say('close')">close</button>
<script>
const fragment = new URLSearchParams(location.hash.slice(1));
const say = (liff) => parent.postMessage({ liff, at: location.origin + location.pathname + location.search }, '*');
const fly = (on) => { plane.textContent = on ? 'in the air' : 'on the ground'; };
token.textContent = fragment.has('id_token') ? 'signed in' : 'nobody';
where.textContent = location.search || 'first';
addEventListener('message', ({ data }) => data.phone === 'airplane' && fly(data.on));
say('ready');
</script>`;

export async function openStand(answers: Answers, port = 0): Promise<Stand> {
  const events: WebhookEvent[] = [];
  const { server, url } = await listen(async (request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(LIFF_PAGE);
      return;
    }
    const body = JSON.parse(await text(request)) as { events: WebhookEvent[] };
    response.writeHead(200).end('{}');
    for (const event of body.events) {
      events.push(event);
      const messages = answers[keyOf(event)];
      if (messages) await api('/v2/bot/message/reply', { replyToken: event.replyToken, messages });
    }
  });
  const liff = { [LIFF_ID]: `${url}/form` };
  const sim = await createSimulator({ ...BASE, port, liff, allowLoopbackHttp: true, webhookDeadlineMs: PATIENT_MS });
  sim.setWebhook(`${url}/webhook`);

  async function api(path: string, body?: unknown, contentType = 'application/json') {
    const payload = contentType === 'application/json' ? JSON.stringify(body ?? {}) : new Uint8Array(body as Buffer);
    const answer = await fetch(sim.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': contentType },
      body: payload,
    });
    const json = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(json)}`);
    return json;
  }
  return {
    sim,
    events,
    api,
    push: (to, ...messages) => api('/v2/bot/message/push', { to, messages }),
    async close() {
      await sim.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function openPage(browser: Browser, url: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.phone[data-ready]').first().waitFor();
  return page;
}

export async function openStage(answers: Answers, port = 0): Promise<Stage> {
  const stand = await openStand(answers, port);
  const browser = await launchBrowser();
  return {
    ...stand,
    async open(name, { query = '', follow = true, ...options } = {}) {
      const page = await openPage(browser, `${stand.sim.url}/phone/?user=${encodeURIComponent(name)}${query}`, options);
      if (follow) await page.getByRole('button', { name: 'เพิ่มเพื่อน' }).click();
      if (follow) await page.locator('.chat').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await stand.close();
    },
  };
}

/** Creates a rich menu with two halves and makes it everybody's; its picture is drawn by the page. */
export async function defaultMenu(stage: Stage, page: Page): Promise<void> {
  const size = { width: 1200, height: 405 };
  const half = (x: number, label: string) => ({
    bounds: { x, y: 0, width: 600, height: 405 },
    action: { type: 'postback', label, data: `menu:${label}`, displayText: label },
  });
  const areas = [half(0, 'ซ้าย'), half(600, 'ขวา')];
  const menu = { size, selected: true, name: 'stage', chatBarText: 'เมนูทดสอบ', areas };
  const { richMenuId } = await stage.api('/v2/bot/richmenu', menu);
  const drawing = await page.context().newPage();
  await drawing.setViewportSize(size);
  await drawing.setContent('<body style="margin:0;background:linear-gradient(90deg,#0b6b4b 50%,#f6b60d 50%)">');
  const picture = await drawing.screenshot({ type: 'png' });
  await drawing.close();
  await stage.api(`/v2/bot/richmenu/${richMenuId}/content`, picture, 'image/png');
  await stage.api(`/v2/bot/user/all/richmenu/${richMenuId}`);
}
