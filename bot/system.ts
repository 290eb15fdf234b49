import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Clock, Ids } from './ports.ts';

// What the entries hand in to all the others (law 2).

export const ids: Ids = { uuid: () => uuidv7(), secret: () => randomBytes(32).toString('base64url') };

/** @param start CLOCK: what it shows now, ms; null: what `system` shows */
export function clockFrom(start: number | null, system: () => number): Clock {
  const offset = start === null ? 0 : start - system();
  return { now: () => system() + offset };
}
