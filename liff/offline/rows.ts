import type { Receipt } from '../../shared/api/shapes.ts';
import type { Month } from '../../shared/calendar/months.ts';
import type { Answers } from '../../shared/report/answers.ts';
import type { Sealed } from './seal.ts';

/** Whose rows they are until somebody is known. */
export const UNKNOWN = 'unknown';

interface Row {
  /** For reports the submissionId: minted with the draft, and the Idempotency key until the answers are delivered. */
  readonly id: string;
  readonly user: string;
  readonly month: Month;
}

/** What these answers follow. */
export interface Basis {
  /** Version that these answers correct; null = a first report. */
  readonly basedOn: number | null;
  /** Id of a report still in the queue that these answers follow: its version becomes `basedOn`. */
  readonly after: string | null;
}

export interface DraftRow extends Row, Basis {
  /** Number of the server's copy that this draft knows. */
  readonly seq: number | null;
  readonly body: Sealed;
}
export interface DraftBody {
  readonly answers: Answers;
  readonly formVersion: string;
}

export interface OutboxRow extends Row, Basis {
  /** Place in the queue. */
  readonly n: number;
  readonly since: number;
  /** Attempts that may have reached the server: such a row is never changed, only followed by another. */
  readonly tries: number;
  /** The opening of the page that sent it: who signs in during it is who sent it. */
  readonly visit: string;
  readonly body: Sealed;
  /** Until then the server asked us to wait, by its clock. Rows of an earlier version of the page have none. */
  readonly until?: number;
  /** Why it waits for her decision; null = it waits for the network. */
  readonly parked: Sealed | null;
}
export interface OutboxBody extends DraftBody {
  readonly reason: string | null;
}
export interface Parked {
  readonly code: string;
  readonly items: readonly string[];
  readonly theirs: { readonly version: number; readonly answers: Answers | null } | null;
}

export interface SentRow extends Row {
  readonly at: number;
  readonly version: number;
  /** Every id under which this phone delivered answers for the month: none of them may be used again. */
  readonly ids: readonly string[];
  readonly body: Sealed;
}
export interface SentBody {
  readonly receipt: Receipt;
  readonly answers: Answers;
  /** Rows of an earlier version of the page have none. */
  readonly reason?: string | null;
}

export type ExtraKind = 'photo' | 'place';
export interface ExtraRow extends Row {
  readonly kind: ExtraKind;
  /** `no-consent`: the server has no word of hers that allows it. */
  readonly state: 'kept' | 'sent' | 'refused' | 'no-consent';
  /** Null when it was sent: then the phone needs it no longer. */
  readonly body: Sealed | null;
}

export const monthKey = (user: string, month: Month) => `${user}/${month}`;
export const rowKey = ({ user, month, id }: Row) => `${user}/${month}/${id}`;
