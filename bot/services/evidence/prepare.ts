import { problem } from '../../../shared/api/problems.ts';
import { type Month, monthAt } from '../../../shared/calendar/months.ts';
import { canonicalJson, type Json } from '../../../shared/evidence/canonical.ts';
import type { Snapshot } from '../../../shared/evidence/snapshot.ts';
import { totalsOf } from '../../../shared/evidence/totals.ts';
import { addPack, rejectPack } from '../../db/queries/evidence-pack.ts';
import type { InDuty } from '../audit.ts';
import type { TrailHead } from '../audit-chain.ts';
import type { Planned } from '../plan.ts';
import { auditBehind } from './trail.ts';

/** A pack of the month that there is already. */
export interface EarlierPack {
  readonly id: string;
  readonly number: number;
  readonly state: 'prepared' | 'approved' | 'rejected';
}

export interface PrepareFacts {
  readonly now: number;
  readonly unitId: string;
  readonly month: Month;
  /** Of this very moment. */
  readonly snapshot: Snapshot;
  /** SHA-256 of the snapshot as it will be kept. */
  readonly snapshotHash: string;
  readonly head: TrailHead;
  /** Newest first. */
  readonly earlier: readonly EarlierPack[];
}

export interface PrepareInput {
  /** Who she is, and how she is called in the office that lets her do it. */
  readonly by: { readonly id: string; readonly name: string; readonly role: string } & InDuty;
  /** A fresh UUIDv7. */
  readonly packId: string;
  /** Why another one is needed, where one is approved already. */
  readonly reason: string | null;
}

export interface Prepared {
  readonly id: string;
  readonly number: number;
  /** What the second person approves. */
  readonly hash: string;
}

/** Why a pack that was prepared and never approved is so no more. */
const REPLACED = 'replaced';

/** As it is kept, and hashed. */
export const snapshotText = (snapshot: Snapshot): string => canonicalJson(snapshot as unknown as Json);

/** The first of two people freezes what the month says; one that still waits for its second person is replaced. */
export function prepare(facts: PrepareFacts, input: PrepareInput): Planned<Prepared> {
  const { unitId, month, now, head, earlier, snapshot } = facts;
  if (month > monthAt(now)) return problem('month-not-open');
  const reason = input.reason?.trim() || null;
  const corrected = earlier.find(({ state }) => state === 'approved');
  if (corrected && reason === null) return problem('reason-needed');
  const number = (earlier[0]?.number ?? 0) + 1;
  const { people, payable } = totalsOf(snapshot.people);
  return {
    statements: [
      ...earlier
        .filter(({ state }) => state === 'prepared')
        .map(({ id }) => rejectPack({ unitId, id, reason: REPLACED, seq: 2 })),
      addPack({
        unitId,
        id: input.packId,
        month,
        number,
        cutOffAt: now,
        snapshot: snapshotText(snapshot),
        hash: facts.snapshotHash,
        auditSeq: head.seq,
        auditHash: head.hash,
        by: input.by.id,
        signer: canonicalJson({ prepared: { name: input.by.name, role: input.by.role, at: snapshot.cutOffAt } }),
        reason: corrected ? reason : null,
      }),
      ...auditBehind(head, {
        unitId,
        at: now,
        actor: `person:${input.by.id}`,
        action: 'evidence.prepared',
        subject: `pack:${input.packId}`,
        detail: { month, number, people, payable, snapshot: facts.snapshotHash },
        lentBy: input.by.lentBy,
      }),
    ],
    outcome: { id: input.packId, number, hash: facts.snapshotHash },
  };
}
