import { addHalf, moveToHalf, noteRefused } from '../../db/queries/wave-attempt.ts';
import type { Statement } from '../../db/statement.ts';
import { audit } from '../audit.ts';
import { type ChunkKey, type HeldChunk, namedIn } from './chunk.ts';

/** After every id there is: hexadecimal digits behind a `U`. */
const AFTER_ALL = 'V';

/** Two chunks in the place of one, each to be frozen anew at its own first attempt. Must come before the whole one ends. */
export function splitChunk(chunk: HeldChunk, now: number): Statement[] {
  const held = { ...chunk.key, claim: chunk.claim };
  const to = namedIn(chunk.body);
  const middle = Math.floor(to.length / 2);
  const halves = [
    { half: `${chunk.key.part}.0`, people: middle, below: to[middle] ?? AFTER_ALL },
    { half: `${chunk.key.part}.1`, people: to.length - middle, below: AFTER_ALL },
  ];
  return halves.flatMap(({ half, people, below }) => [
    addHalf({ ...held, half, people, runAt: now }),
    moveToHalf({ ...held, half, below }),
  ]);
}

/** LINE does not know this one: no reminder goes to her until she comes back, and the unit's call list shows her. */
export function flagRefused(of: {
  readonly key: ChunkKey;
  readonly lane: string;
  readonly personId: string | null;
  readonly now: number;
}): Statement[] {
  const { key, lane, personId, now } = of;
  return [
    noteRefused({ lane, at: now }),
    ...audit({
      unitId: key.unitId,
      at: now,
      actor: 'line',
      action: 'follower.refused',
      subject: personId === null ? `wave:${key.waveId}` : `person:${personId}`,
      detail: { wave: key.waveId, part: key.part },
    }),
  ];
}
