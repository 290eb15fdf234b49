import { startBot } from '../support/bot.ts';
import { type Office, officerToken } from './officers.ts';
import type { StaffStore } from './store.ts';

/** Asks the bot as an officer, and answers what it said and how long that took, in ms. */
export type Ask = <T>(
  who: Office,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
) => Promise<{ took: number; said: T }>;

export interface StaffSide {
  readonly store: StaffStore;
  readonly ask: Ask;
  stop(): Promise<void>;
}

/** The bot as an operator runs it over this store, for officers who ask one after the other. */
export async function staffSide(store: StaffStore): Promise<StaffSide> {
  // Nothing here calls LINE.
  const bot = await startBot(`file:${store.file}`, 'http://127.0.0.1:9');
  const origin = `http://127.0.0.1:${bot.port}/api`;
  return {
    store,
    async ask<T>(who: Office, method: 'GET' | 'POST', path: string, body?: unknown) {
      const headers = { authorization: `Bearer ${officerToken(who)}`, 'content-type': 'application/json' };
      const start = performance.now();
      const response = await fetch(origin + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
      const text = await response.text();
      const took = performance.now() - start;
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
      return { took, said: JSON.parse(text) as T };
    },
    stop: () => bot.stop(),
  };
}
