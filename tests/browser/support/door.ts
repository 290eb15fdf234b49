import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { LineAnswer, LineDoor } from '../../../liff/api/sign-in.ts';

declare global {
  interface Window {
    door: LineDoor;
    answer: Promise<LineAnswer>;
    late: LineAnswer | null;
    /** From the start to the answer by the page's own clock, ms. */
    took: number;
  }
}

/** A page that has nothing but LINE's door: for what the door itself says. */
export interface DoorPage {
  readonly url: string;
  /** When the page says that it was served, ms. */
  servedAt: number;
  stop(): Promise<void>;
}

async function doorScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome90', 'safari15'],
      modulePreload: false,
      rolldownOptions: { input: 'liff/line/start.ts', preserveEntrySignatures: 'strict' },
    },
  });
  if (!('output' in built)) throw new Error('the build gave no script');
  return built.output[0].code;
}

const html = (liffId: string, servedAt: number) => `<!doctype html><html lang="th"><title>door</title>
<h1 id="now">…</h1><button onclick="door.login()">login</button>
<script type="module">
import { lineDoor } from '/door.js';
window.door = lineDoor({ liffId: '${liffId}', serverTime: () => ${servedAt} + performance.now() });
window.late = null;
const began = Date.now();
window.answer = door.start((answer) => { window.late = answer; });
window.answer.then(({ kind }) => { window.took = Date.now() - began; now.textContent = kind; });
</script>`;

/** Serves it under every address but the script's. */
export async function startDoorPage(liffId: string, servedAt: number): Promise<DoorPage> {
  const script = await doorScript();
  const server = createServer((request, response) => {
    const isScript = request.url === '/door.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : html(liffId, page.servedAt));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const page: DoorPage = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    servedAt,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return page;
}

/** What the door said. */
export const answerOf = (page: Page): Promise<LineAnswer> => page.evaluate(() => window.answer);
