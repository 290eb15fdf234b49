import type { Month } from '../calendar/months.ts';
import type { Standing } from '../people/standing.ts';
import type { Answers } from '../report/answers.ts';
import type { Money } from './amounts.ts';
import type { Outcome } from './payable.ts';

/** An instant as it stands in a pack: RFC 3339, UTC. */
export type Instant = string;

/** Somebody who acted, as she was called then. */
export interface Signer {
  readonly name: string;
  readonly role: string;
  readonly at: Instant;
}

/** Whose duty somebody acted in, by name, where it was lent to her; absent: her own. */
interface InDuty {
  readonly inDutyOf?: string;
}

/** What happened to a report, in order. */
export interface HistoryEvent extends InDuty {
  readonly kind: 'submitted' | 'returned' | 'certified' | 'reopened' | 'withdrawn' | 'objected';
  readonly at: Instant;
  /** Null: the volunteer herself. */
  readonly by: string | null;
}

/** A report as it stood at the cut-off: the version that was current then. */
export interface ReportFact {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly formVersion: string;
  readonly answers: Answers;
  readonly reason: string | null;
  readonly channel: string;
  /** Who filed it for her; null: herself. */
  readonly filedBy: string | null;
  readonly submittedAt: Instant;
  readonly onTime: boolean;
  /** SHA-256 of what was sent, as it was written down when it came, here and in the audit trail. */
  readonly contentHash: string;
  /** Do the stored answers still have that hash? */
  readonly intact: boolean;
  readonly certified: ({ readonly at: Instant; readonly by: string; readonly many: boolean } & InDuty) | null;
  readonly history: readonly HistoryEvent[];
}

/** A volunteer on the month's roster, or one whose report lies in the unit all the same. */
export interface PersonFact {
  readonly id: string;
  readonly name: string;
  readonly village: string | null;
  /** Null: entitled to the allowance. */
  readonly standing: Standing | null;
  /** The order that names her as entitled. */
  readonly orderNo: string | null;
  /** Why this month is her last one, if it is. */
  readonly endReason: string | null;
  /** Was she assigned to the unit in that month? */
  readonly onRoster: boolean;
  readonly report: ReportFact | null;
}

/** Who was on the roster until just before the month. */
export interface LeftFact {
  readonly name: string;
  readonly village: string | null;
  readonly reason: string | null;
}

/** Everything that a pack says, before anybody signs. */
export interface Snapshot {
  readonly unit: {
    readonly id: string;
    readonly name: string;
    readonly code: string | null;
    readonly district: string | null;
    readonly province: string | null;
  };
  readonly month: Month;
  readonly cutOffAt: Instant;
  /** The columns of money, if any were asked for. */
  readonly money: Money | null;
  readonly people: readonly Line[];
  readonly left: readonly LeftFact[];
}

/** A person with her number on the list and what became of her month. */
export type Line = PersonFact & { readonly no: number; readonly outcome: Outcome };

export const isoOf = (ms: number): Instant => new Date(ms).toISOString();
