import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { type RunningServer, startServer } from '../../support/server.ts';

/** The stand-in's phone in a browser, before the product as an operator starts it. */
export interface DemoPhone {
  readonly page: Page;
  /** The newest bubble that holds these words. */
  said(words: string): ReturnType<Page['getByText']>;
  /** Types into the chat and sends. */
  type(text: string): Promise<void>;
  tap(label: string): Promise<void>;
  /** The same store, another process. Resolves with the exit code of the one before. */
  restart(): Promise<number | null>;
  close(): Promise<void>;
}

export async function openDemoPhone(env: Readonly<Record<string, string>>): Promise<DemoPhone> {
  let server: RunningServer = await startServer(env);
  const browser: Browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(server.phone ?? '');
  return {
    page,
    said: (words) => page.getByText(words, { exact: false }).last(),
    async type(text) {
      // As on LINE, a menu hides the keyboard; the demo's come some moments after it listens, and may not come in between.
      const keyboard = page.getByRole('button', { name: 'เปิดแป้นพิมพ์' });
      await keyboard
        .or(page.getByRole('button', { name: 'กลับไปเมนู' }))
        .first()
        .waitFor();
      if (await keyboard.isVisible()) await keyboard.click();
      await page.getByRole('textbox').fill(text);
      await page.getByRole('textbox').press('Enter');
    },
    tap: (label) => page.getByRole('button', { name: label, exact: true }).last().click(),
    async restart() {
      const code = await server.stop();
      server = await startServer(env);
      await page.goto(server.phone ?? '');
      return code;
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
