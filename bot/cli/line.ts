import { type LineConfig, readConfig } from '../config.ts';
import { demoLine } from '../node/demo.ts';
import type { Env } from './command.ts';

export interface LineAccess extends LineConfig {
  /** Who is asked, for what is said when there is no answer. */
  readonly who: string;
}

/** The LINE of the settings; in demo mode the stand-in that the demo's server has started. Keys are not needed here. */
export function lineOf(env: Env): LineAccess {
  const { line, simulator } = readConfig({ ...env, DEMO: '1' });
  if (line) return { ...line, who: `LINE (${line.apiOrigin})` };
  if (!simulator || env.DEMO === '0') throw new Error('LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN: missing');
  const origin = `http://127.0.0.1:${simulator.port}`;
  return { ...demoLine(origin), who: `the stand-in (${origin}; it lives while "npm start" runs, at SIMULATOR_PORT)` };
}
