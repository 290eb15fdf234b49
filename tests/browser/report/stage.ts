import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../../support/browser.ts';

/** The report page in any state of tests/liff/support/states.ts, in a real browser, without server and storage. */
export interface Stage {
  open(state: string, options?: BrowserContextOptions & { scale?: number }): Promise<Page>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

async function harness(): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    configFile: false,
    root: 'tests/liff/harness',
    logLevel: 'warn',
    // As in the product (liff/build/bundle.ts).
    resolve: { alias: { '@preact/signals': resolve('liff/report/small-signals.ts') } },
    build: { write: false, modulePreload: false, assetsInlineLimit: 0, target: 'esnext' },
  });
  if (!('output' in result)) throw new Error('no output');
  return new Map(result.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
}

export async function openStage(): Promise<Stage> {
  const files = await harness();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = files.get(pathname) ?? files.get('/index.html') ?? '';
    const type = TYPES[/\.(\w+)$/.exec(files.has(pathname) ? pathname : '.html')?.[1] ?? ''] ?? 'font/woff2';
    response.writeHead(200, { 'content-type': type.startsWith('text') ? `${type}; charset=utf-8` : type }).end(file);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await launchBrowser();
  return {
    async open(state, { scale = 100, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      // As her chosen size is: before anything is laid out.
      await page.addInitScript((size) => {
        document.addEventListener('readystatechange', () => {
          document.documentElement.style.fontSize = size;
        });
      }, `${scale}%`);
      await page.goto(`${origin}/?state=${state}`);
      await page.locator('body[data-ready]').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
