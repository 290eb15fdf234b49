import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import type { Month } from '../../shared/calendar/months.ts';
import { bytesOf, type Digest } from '../../shared/evidence/canonical.ts';
import { MANIFEST } from '../../shared/evidence/manifest.ts';
import { isoOf } from '../../shared/evidence/snapshot.ts';
import type { Db } from '../db/db.ts';
import { packsOfMonth } from '../db/queries/evidence-pack.ts';
import type { InDuty } from '../services/audit.ts';
import { sealTrail } from '../services/audit-chain.ts';
import { approve, judgeApproval, reject, type SealedPack } from '../services/evidence/approve.ts';
import { preparerOf, readBefore, readPack } from '../services/evidence/kept-pack.ts';
import { type Prepared, prepare, snapshotText } from '../services/evidence/prepare.ts';
import { type MoneyWish, readSnapshot } from '../services/evidence/snapshot-facts.ts';
import { runVerb } from '../services/run-verb.ts';
import { type Built, buildPack } from './pack.ts';

/** A pack's snapshot is kept as a row, and so is each file: what D1 takes at most, less what stands beside it (2 MB). */
const MOST_OF_ROW = 1_900_000;
/** Everything that there is: to see what has changed, however the clocks of several machines go. */
const ALL = Number.MAX_SAFE_INTEGER;

export const digest: Digest = async (bytes) => createHash('sha256').update(bytes).digest('hex');

interface Place {
  readonly db: Db;
  readonly unitId: string;
  readonly now: number;
}

/** Who signs, and how she is called in the office that lets her. */
export interface Signing extends InDuty {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** Freezes the unit's month for the second person. */
export function preparePack(
  { db, unitId, now }: Place,
  wish: {
    readonly month: Month;
    readonly money: MoneyWish | null;
    readonly reason: string | null;
    readonly packId: string;
  },
  by: Signing,
): Promise<Prepared | Problem> {
  const { month, money, reason, packId } = wish;
  return runVerb<Prepared>(db, async (view) => {
    const head = await sealTrail(db, unitId);
    const snapshot = await readSnapshot(view, { unitId, month, cutOffAt: now, money });
    const earlier = await view.rows(packsOfMonth({ unitId, month }));
    const snapshotHash = await digest(bytesOf(snapshotText(snapshot)));
    return prepare({ now, unitId, month, snapshot, snapshotHash, head, earlier }, { by, packId, reason });
  });
}

/** Builds and seals what was frozen, if it still holds. */
export function sealPack(
  { db, unitId, now }: Place,
  { packId, hash, verifyUrl }: { readonly packId: string; readonly hash: string; readonly verifyUrl: string },
  by: Signing,
): Promise<{ hash: string } | Problem> {
  return runVerb<{ hash: string }>(db, async (view) => {
    const head = await sealTrail(db, unitId);
    const pack = await readPack(view, unitId, packId);
    if (!pack) return problem('not-found');
    const { money } = pack.snapshot;
    const current = await readSnapshot(view, { unitId, month: pack.month, cutOffAt: now, money, until: ALL });
    const facts = { now, unitId, pack, head, current };
    const approver = { by: by.id, lentBy: by.lentBy, hash };
    const judged = judgeApproval(facts, approver);
    if (isProblem(judged)) return judged;
    const before = await readBefore(view, unitId, pack.row);
    const approved = { name: by.name, role: by.role, at: isoOf(now) };
    const signed = { number: pack.number, ...before, audit: head, prepared: preparerOf(pack.row), approved };
    const built = await buildPack(pack.snapshot, signed, { digest, verifyUrl });
    return approve(facts, approver, sealedOf(built, before.previous));
  });
}

/** As it is kept: packed, since plain bytes are many. */
function sealedOf({ manifest, hash, files, sha256 }: Built, previous: string): SealedPack {
  const kept = [...files].filter(([name]) => name !== MANIFEST);
  return {
    manifest,
    hash,
    previous,
    files: kept.map(([name, bytes]) => {
      const body = gzipSync(bytes).toString('base64');
      if (body.length > MOST_OF_ROW) throw new Error(`${name} is too large to be kept: ${body.length} characters`);
      return { name, bytes: bytes.length, sha256: sha256.get(name) ?? '', body };
    }),
  };
}

/** A kept file as it was made. */
export const fileBytes = (body: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(gunzipSync(Buffer.from(body, 'base64')));

/** Turns away what was prepared. */
export function turnDown(
  { db, unitId, now }: Place,
  { packId, ...why }: { readonly packId: string; readonly reason: string; readonly by: string } & InDuty,
): Promise<object | Problem> {
  return runVerb<object>(db, async (view) => {
    const head = await sealTrail(db, unitId);
    const pack = await readPack(view, unitId, packId);
    return pack ? reject({ now, unitId, pack, head }, why) : problem('not-found');
  });
}
