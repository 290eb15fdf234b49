import type { KnownPackAnswer, PackAnswer, PackHead } from '../../shared/api/evidence.ts';
import type { Line, Snapshot } from '../../shared/evidence/snapshot.ts';
import { moneyOf, totalsByVillage, totalsOf } from '../../shared/evidence/totals.ts';
import type { packsOf } from '../db/queries/evidence-pack.ts';
import type { KnownPack } from '../services/evidence/known-pack.ts';
import { instantOf } from './report-shapes.ts';

type HeadRow = NonNullable<ReturnType<typeof packsOf>['row']>;

export function headShape(row: HeadRow): PackHead {
  const named = (id: string, given: string | null, family: string | null) => ({ id, name: `${given} ${family}` });
  return {
    id: row.id,
    month: row.month,
    number: row.number,
    state: row.state,
    cutOffAt: instantOf(row.cut_off_at),
    hash: row.manifest_hash,
    prepared: {
      by: named(row.prepared_by, row.preparer_given, row.preparer_family),
      at: instantOf(row.prepared_at),
    },
    approved:
      row.approved_by === null || row.approved_at === null
        ? null
        : { by: named(row.approved_by, row.approver_given, row.approver_family), at: instantOf(row.approved_at) },
    reason: row.reason,
  };
}

export function packShape(
  row: HeadRow,
  snapshot: Snapshot,
  more: Pick<PackAnswer, 'may' | 'replaces' | 'newer'>,
): PackAnswer {
  const { unit, people, left } = snapshot;
  return {
    ...headShape(row),
    unit: { id: unit.id, name: unit.name },
    totals: totalsOf(people),
    money: moneyOf(snapshot),
    villages: totalsByVillage(people).map(([village, totals]) => ({ village, totals })),
    people: people.map(lineShape),
    left: [...left],
    ...more,
  };
}

function lineShape({ no, name, village, outcome, report }: Line): PackAnswer['people'][number] {
  const { number = null, filedBy = null, certified = null } = report ?? {};
  return { no, name, village, outcome, number, filedBy, certified };
}

export function knownShape({ manifest, newer }: KnownPack): NonNullable<KnownPackAnswer['pack']> {
  const { unit, month, number, cutOffAt, seal, printed, corrects } = manifest;
  return { unit, month, number, cutOffAt, seal, printed: printed.sha256, corrects: corrects?.number ?? null, newer };
}
