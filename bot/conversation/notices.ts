import type { Month } from '../../shared/calendar/months.ts';
import type { Role } from '../../shared/people/roles.ts';
import type { ReminderChoice } from '../../shared/reminders/choices.ts';
import type { Warning } from '../../shared/report/flags.ts';
import type { ReportState } from '../../shared/report/lifecycle.ts';
import type { PointsFacts } from './points-facts.ts';
import type { CallFacts, FilesFacts } from './staff-facts.ts';
import type { Receipt, UnitFacts, VillageFacts } from './types.ts';

/** One item and its number, ready to show. `before` is the number that it differs from, null when there is none. */
export interface ItemLine {
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly before: number | null;
}

/** Where staff can be reached. */
export type Unit = Pick<UnitFacts, 'name' | 'phone'>;

/**
 * Who listens, as far as what she may do next depends on it: a stranger, a head volunteer like any volunteer, somebody on
 * file who reports no more (or a reward partner), an officer, and an officer who is a volunteer as well.
 */
export type Audience = 'guest' | 'volunteer' | 'former' | 'officer' | 'both';

export type CodeTrouble =
  | 'code-unknown'
  | 'code-used'
  | 'code-expired'
  | 'code-of-another'
  | 'volunteer-first'
  | 'person-linked';
export type Gate = 'report' | 'points' | 'my-reports' | 'other';

export interface ReadBack {
  readonly card: number;
  readonly month: Month;
  /** The version that sending would make. */
  readonly version: number;
  /** What `before` compares with. */
  readonly base: 'none' | 'last' | 'sent';
  /** What she named or changed. */
  readonly said: readonly ItemLine[];
  /** What is taken over from the base and is not zero. */
  readonly others: readonly ItemLine[];
  /** What becomes of the items that she did not name: so many as last month, so many zero. */
  readonly rest: { readonly asLast: number; readonly zero: number };
  /** Items that were not zero last month and become zero now. */
  readonly dropped: number;
  readonly canSwitchTo: 'zero' | 'last' | null;
  readonly warnings: readonly (Pick<Warning, 'kind' | 'value' | 'limit'> & {
    readonly label: string;
    readonly unit: string;
  })[];
  readonly reason: string | null;
  /** The other numbers that she may take instead: those typed in chat, or those of the form. */
  readonly canTake: 'chat' | 'form' | null;
}

/** Distributes, so that several names may share one shape. */
type Of<N extends string, A> = N extends string
  ? {
      readonly notice: N;
      readonly args: A;
      /** Left out: a volunteer. */
      readonly to?: Audience;
    }
  : never;
type Bare<N extends string> = Of<N, Record<string, never>>;

/** Everything that the bot can say, as plain JSON: bot/messages turns it into LINE's messages when it is sent. */
export type Notice =
  | Of<'welcome', { readonly name: string | null }>
  | Of<'menu', { readonly name: string | null }>
  | Bare<'ask-code'>
  | Of<
      'confirm-identity',
      {
        readonly card: number;
        readonly maskedName: string;
        readonly village: string | null;
        readonly unitName: string;
        readonly roleTitle: string;
        readonly addsRole: boolean;
      }
    >
  | Of<
      'registered',
      { readonly name: string; readonly unitName: string; readonly addedRole: boolean; readonly role: Role }
    >
  | Of<'already-registered', { readonly name: string; readonly unitName: string }>
  | Of<'code-trouble', { readonly problem: CodeTrouble }>
  | Of<'too-many-tries', { readonly retryAt: number }>
  | Bare<'registration-trouble' | 'not-me' | 'nothing-to-confirm' | 'not-a-code' | 'registration-cancelled'>
  | Of<'must-register', { readonly wanted: Gate }>
  | Of<
      'report-start',
      {
        readonly card: number;
        readonly month: Month;
        readonly dueAt: number;
        readonly closesAt: number;
        readonly late: boolean;
        readonly last: { readonly month: Month; readonly lines: readonly ItemLine[] };
        readonly otherMonth: Month | null;
      }
    >
  | Of<'first-report', { readonly month: Month }>
  | Of<
      'ask-item',
      {
        readonly card: number;
        readonly month: Month;
        readonly label: string;
        readonly text: string;
        readonly unit: string;
        readonly choices: readonly number[];
        /** Her number of last month or of the draft, as a hint. */
        readonly hint: { readonly kind: 'current' | 'last'; readonly value: number } | null;
        /** Place among the first-timer's questions; null when one item is changed. */
        readonly progress: { readonly index: number; readonly of: number } | null;
      }
    >
  | Of<'ask-rest', { readonly card: number; readonly month: Month; readonly count: number; readonly canLast: boolean }>
  | Of<
      'choose-item',
      {
        readonly card: number;
        readonly month: Month;
        readonly items: readonly Omit<ItemLine, 'before'>[];
        readonly all: boolean;
      }
    >
  | Of<'ask-reason', { readonly card: number; readonly month: Month }>
  | Of<'read-back', ReadBack>
  | Of<'not-understood-words', { readonly words: readonly string[] }>
  | Of<'too-large', { readonly pieces: readonly string[]; readonly cap: number }>
  | Of<'which-item', { readonly value: number }>
  | Bare<'not-a-number'>
  | Of<
      'receipt',
      Receipt & { readonly unitName: string; readonly reviewDueAt: number | null; readonly otherMonth: Month | null }
    >
  | Of<
      'sent-already',
      {
        readonly month: Month;
        readonly number: string;
        readonly version: number;
        readonly submittedAt: number;
        /** `ส่งใหม่` alone would mean this month; otherwise the button names it. */
        readonly newest: boolean;
        readonly filedBy?: string;
      }
    >
  | Of<'certified', { readonly month: Month; readonly number: string | null; readonly unit: Unit | null }>
  | Of<
      'returned',
      {
        readonly card: number;
        readonly month: Month;
        readonly reason: string | null;
        /** The item that the reviewer pointed to. */
        readonly item: Omit<ItemLine, 'before'> | null;
        /** No reviewer: she objected to what was filed for her. */
        readonly objected?: boolean;
      }
    >
  | Of<
      'month-closed',
      {
        readonly month: Month;
        readonly closesAt: number;
        readonly unit: Unit | null;
        /** Numbers were typed and not sent. */
        readonly draft: boolean;
        /** The receipt of what was sent in time, if anything was. */
        readonly number: string | null;
      }
    >
  | Of<'month-not-open', { readonly month: Month; readonly opensAt: number }>
  | Of<'newer-version', { readonly month: Month; readonly version: number; readonly submittedAt: number }>
  | Of<'could-not-send', { readonly card: number; readonly month: Month }>
  | Bare<'not-assigned' | 'not-a-reporter' | 'no-points' | 'no-month' | 'nothing-to-send'>
  | Of<'draft-waiting' | 'draft-resumed', { readonly month: Month }>
  /** The form's numbers were taken over; `kept`: those of the chat are on the shelf. */
  | Of<'draft-from-form', { readonly month: Month; readonly kept: boolean }>
  | Of<'cancelled', { readonly card: number; readonly month: Month }>
  | Bare<'nothing-to-cancel'>
  | Of<'points', PointsFacts & { readonly name: string }>
  | Of<
      'my-reports',
      {
        readonly reports: readonly {
          readonly month: Month;
          readonly number: string;
          readonly state: ReportState;
          readonly submittedAt: number;
          /** The answer that the reviewer pointed to, of one that came back. */
          readonly returnItem?: string | null;
          readonly filedBy?: string;
        }[];
        readonly missing: Month | null;
      }
    >
  | Bare<'help' | 'form-link' | 'sticker' | 'thanks' | 'calm' | 'no-citizen-id'>
  /** Of an officer it is the office above hers; null where there is none. `about`: of one who is both, what it is for. */
  | Of<'contact', { readonly unit: Unit | null; readonly about?: 'own' | 'office' }>
  | Of<'not-open-yet', { readonly service: 'rewards' | 'coupons' | 'news' | 'incident' }>
  | Of<'media', { readonly media: 'image' | 'video' | 'audio' | 'file' | 'location' }>
  | Of<'not-understood', { readonly inReport: boolean }>
  | Of<'three-misses', { readonly unit: Unit | null }>
  | Of<'stale', { readonly idle: boolean }>
  /** What staff did with her report, told by a push or with the next reply. */
  | Of<
      'report-returned',
      {
        readonly month: Month;
        readonly reason: string;
        readonly item: { readonly code: string; readonly label: string } | null;
      }
    >
  /** Of a report that she filed for another, whose it is. */
  | Of<
      'filing-returned',
      {
        readonly unitId: string;
        readonly month: Month;
        readonly personId: string;
        readonly name: string;
        readonly reason: string;
        readonly item: string | null;
      }
    >
  | Of<'report-certified', { readonly month: Month; readonly number: string; readonly points: number }>
  | Of<'report-withdrawn', { readonly month: Month; readonly points: number; readonly reason: string }>
  | Of<
      'report-filed',
      { readonly month: Month; readonly number: string; readonly by: string; readonly submittedAt: number }
    >
  /** An officer's duty was lent to her, or taken back. `until`: the first ms after it. */
  | Of<
      'duty-lent',
      {
        readonly area: string;
        readonly by: string;
        readonly from: number;
        readonly until: number;
        readonly over: boolean;
      }
    >
  | Of<'objected', { readonly month: Month }>
  | Of<'nothing-to-object', { readonly certified: boolean }>
  /** Her turn takes a while; `report`: she sent one, as far as can be told. */
  | Of<'received', { readonly report: boolean }>
  | Of<'reminders', ReminderChoice>
  | Of<'reminder-chosen', { readonly before: ReminderChoice; readonly choice: ReminderChoice }>
  | Of<'call-list' | 'review', CallFacts>
  /** How far an officer's unit is at month-end, told unasked. */
  | Of<'unit-digest', NonNullable<CallFacts['unit']>>
  | Of<'file-for', FilesFacts>
  | Bare<'no-reminders' | 'reminder-trouble' | 'staff-only' | 'cannot-file'>
  | Of<'nudge', { readonly own: OwnNudge | null; readonly village: VillageFacts | null }>;

/** The month that waits for her. `until`: the first ms after the last moment; `days` from today to the day of that moment. */
export interface OwnNudge {
  readonly kind: 'early' | 'soon' | 'late' | 'returned';
  readonly month: Month;
  readonly until: number;
  readonly days: number;
}

export type NoticeName = Notice['notice'];
export type ArgsOf<N extends NoticeName> = Extract<Notice, { readonly notice: N }>['args'];
