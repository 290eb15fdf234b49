import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type ManualClock, manualClock } from '../../simulator/platform/clock.ts';
import type { SimulatorOptions } from '../../simulator/platform/options.ts';
import { createSimulator, type Simulator } from '../../simulator/platform/simulator.ts';
import { type StubBot, stubBot } from './bot.ts';

export const SECRET = '8c570fa6dd201bb328f1c1eac23a96d8';
export const TOKEN = 'stand-token';
/** 21 Nov 2026, 12:00 in Thailand. */
const NOON = Date.parse('2026-11-21T05:00:00Z');

/** LINE's own files, where this machine has them: then every test here is judged by them too. */
const beside = fileURLToPath(new URL('../../../../shared/line-openapi/', import.meta.url));
export const OPENAPI_DIR = process.env.LINE_OPENAPI_DIR ?? (existsSync(beside) ? beside : null);

export interface ApiAnswer {
  status: number;
  json: unknown;
  headers: Headers;
}

export interface Stand {
  sim: Simulator;
  bot: StubBot;
  clock: ManualClock;
  /** Calls the API with the right token; `body` as JSON. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
}

/** A stand-in with a bot behind it and a clock that only the test moves; all end with the test. */
export async function stand(options: Partial<SimulatorOptions> = {}): Promise<Stand> {
  const clock = manualClock(NOON);
  const bot = await stubBot();
  const sim = await createSimulator({
    channelSecret: SECRET,
    accessToken: TOKEN,
    clock,
    webhookUrl: bot.url,
    openapiDir: OPENAPI_DIR,
    ...options,
  });
  onTestFinished(async () => {
    await sim.stop();
    await bot.stop();
  });
  const api: Stand['api'] = async (method, path, body, headers = {}) => {
    const response = await fetch(sim.url + path, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : JSON.parse(text), headers: response.headers };
  };
  return { sim, bot, clock, api };
}

export const text = (words: string) => ({ type: 'text', text: words });
