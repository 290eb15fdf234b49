import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { launchProfile } from '../../support/browser.ts';
import { IN_LINE } from '../support/line.ts';

export interface PhoneOptions {
  /** Port on this machine by host name; no other host can be reached. */
  readonly hosts: Readonly<Record<string, number>>;
  /** Of the certificate that all hosts show. */
  readonly fingerprint: string;
  readonly browser?: BrowserContextOptions & { readonly args?: readonly string[] };
}

/** A phone: what its browser keeps survives from one visit to the next, its connections do not. */
export interface Phone {
  /** Starts its browser; whoever opens it closes it. */
  open(): Promise<BrowserContext>;
  /** Forgets everything. */
  remove(): void;
}

export function createPhone({ hosts, fingerprint, browser = {} }: PhoneOptions): Phone {
  const folder = mkdtempSync(join(tmpdir(), 'vhv-phone-'));
  const rules = Object.entries(hosts).map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
  const args = [
    `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`,
    `--ignore-certificate-errors-spki-list=${fingerprint}`,
    ...(browser.args ?? []),
  ];
  return {
    open: () =>
      launchProfile(folder, {
        ...IN_LINE,
        isMobile: true,
        hasTouch: true,
        ...browser,
        args,
      }),
    // A browser's helpers may write their last after it has ended.
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }),
  };
}
