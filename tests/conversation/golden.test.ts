import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from './support/transcript.ts';

const FOLDER = new URL('./golden/', import.meta.url);

/** Whole talks, readable by anybody who reads Thai. `UPDATE_GOLDEN=1` writes what the bot says now; read the diff. */
describe('golden transcripts', () => {
  for (const name of readdirSync(FOLDER).sort()) {
    it(name.replace('.txt', ''), async () => {
      const file = new URL(name, FOLDER);
      const kept = readFileSync(file, 'utf8');
      const now = await replay(kept);
      if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, now);
      else expect(now).toBe(kept);
    });
  }
});
