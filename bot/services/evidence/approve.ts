import { problem } from '../../../shared/api/problems.ts';
import type { Snapshot } from '../../../shared/evidence/snapshot.ts';
import { addFile, approvePack, rejectPack } from '../../db/queries/evidence-pack.ts';
import type { InDuty } from '../audit.ts';
import type { TrailHead } from '../audit-chain.ts';
import type { Plan, Planned } from '../plan.ts';
import { snapshotText } from './prepare.ts';
import { auditBehind } from './trail.ts';

/** A pack as it is kept. */
export interface KeptPack {
  readonly id: string;
  readonly month: string;
  readonly number: number;
  readonly state: 'prepared' | 'approved' | 'rejected';
  readonly hash: string;
  readonly preparedBy: string;
  readonly snapshot: Snapshot;
}

export interface SettleFacts {
  readonly now: number;
  readonly unitId: string;
  readonly pack: KeptPack;
  readonly head: TrailHead;
}

export interface ApproveFacts extends SettleFacts {
  /** What the month says now. */
  readonly current: Snapshot;
}

/** The files as the second person's approval makes them. */
export interface SealedPack {
  readonly manifest: string;
  readonly hash: string;
  readonly previous: string;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly body: string;
  }[];
}

export interface Approver extends InDuty {
  readonly by: string;
  /** What she saw: the snapshot's hash. */
  readonly hash: string;
}

/** May she approve it? Nothing is built before this says so. */
export function judgeApproval({ pack, current }: ApproveFacts, { by, hash }: Approver): Planned<object> {
  if (pack.state !== 'prepared' || pack.hash !== hash) return problem('pack-settled');
  if (pack.preparedBy === by) return problem('same-person');
  return sameFacts(pack.snapshot, current) ? { statements: [], outcome: {} } : problem('facts-moved');
}

/** The second person vouches for what the first one froze: the files are sealed into the unit's chain. */
export function approve(
  { now, unitId, pack, head }: SettleFacts,
  { by, lentBy }: Approver,
  sealed: SealedPack,
): Plan<{ hash: string }> {
  const { manifest, hash, previous } = sealed;
  return {
    statements: [
      approvePack({
        unitId,
        id: pack.id,
        manifest,
        hash,
        previous,
        auditSeq: head.seq,
        auditHash: head.hash,
        by,
        at: now,
        seq: 2,
      }),
      ...sealed.files.map((file) => addFile({ unitId, packId: pack.id, ...file })),
      ...auditBehind(head, {
        unitId,
        at: now,
        actor: `person:${by}`,
        action: 'evidence.approved',
        subject: `pack:${pack.id}`,
        detail: { month: pack.month, number: pack.number, manifest: hash },
        lentBy,
      }),
    ],
    outcome: { hash },
  };
}

/** It is not right, or not needed: it stays on file, with the reason, and was never evidence. */
export function reject(
  { now, unitId, pack, head }: SettleFacts,
  { by, reason, lentBy }: { readonly by: string; readonly reason: string } & InDuty,
): Planned<object> {
  if (pack.state !== 'prepared') return problem('pack-settled');
  const note = { unitId, at: now, actor: `person:${by}`, action: 'evidence.rejected', subject: `pack:${pack.id}` };
  return {
    statements: [
      rejectPack({ unitId, id: pack.id, reason, seq: 2 }),
      ...auditBehind(head, { ...note, lentBy, detail: { month: pack.month, number: pack.number } }),
    ],
    outcome: {},
  };
}

/** Everything but the moment. */
function sameFacts(frozen: Snapshot, current: Snapshot): boolean {
  return snapshotText(frozen) === snapshotText({ ...current, cutOffAt: frozen.cutOffAt });
}
