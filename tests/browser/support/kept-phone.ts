import type { BrowserContext } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { launchProfile } from '../../support/browser.ts';
import { scratchFolder } from '../../support/server.ts';
import { IN_LINE } from './line.ts';

/** A phone whose browser can be killed and started again over what it kept. */
export interface KeptPhone {
  start(): Promise<BrowserContext>;
  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): Promise<void>;
}

/** It ends with the test. */
export function keptPhone(): KeptPhone {
  const folder = scratchFolder();
  let context: BrowserContext | null = null;
  onTestFinished(async () => {
    await context?.close().catch(() => {});
    folder.remove();
  });
  return {
    async start() {
      context = await launchProfile(folder.path, IN_LINE);
      return context;
    },
    async kill() {
      const browser = context?.browser();
      if (!browser) throw new Error('the phone is not on');
      const cdp = await browser.newBrowserCDPSession();
      const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
      const main = processInfo.find(({ type }) => type === 'browser');
      if (!main) throw new Error('the browser does not tell its process');
      const gone = new Promise((resolve) => browser.once('disconnected', resolve));
      process.kill(main.id, 'SIGKILL');
      await gone;
      // The next one finds the profile locked as long as the system lists this process.
      await expect.poll(() => isListed(main.id)).toBe(false);
      context = null;
    },
  };
}

function isListed(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
