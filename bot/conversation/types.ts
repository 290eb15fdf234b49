import type { ProblemCode } from '../../shared/api/problems.ts';
import type { MonthWindow } from '../../shared/calendar/deadlines.ts';
import type { Month } from '../../shared/calendar/months.ts';
import type { Role } from '../../shared/people/roles.ts';
import type { ReminderChoice, ReminderLevel } from '../../shared/reminders/choices.ts';
import type { Stage } from '../../shared/reminders/stage.ts';
import type { Answers } from '../../shared/report/answers.ts';
import type { FormDefinition } from '../../shared/report/form.ts';
import type { ReportState } from '../../shared/report/lifecycle.ts';
import type { PointsFacts } from './points-facts.ts';
import type { CallFacts, FilesFacts } from './staff-facts.ts';

/** What a LINE user did, after the door has checked signature and postback seal. `id` is LINE's webhookEventId. */
export type ChatEvent = {
  readonly id: string;
  readonly at: number;
} /** `late`: it happened before something that we have handled already, since LINE redelivers out of order. */ & (
  | { readonly kind: 'text'; readonly text: string; readonly late?: boolean }
  /** A button. `card` is the number of the card it stood on, null for buttons that never go stale (the rich menu). */
  | { readonly kind: 'tap'; readonly action: string; readonly arg: string | null; readonly card: number | null }
  /** A postback whose seal did not fit: forged, or older than the keys. */
  | { readonly kind: 'stale-tap' }
  | { readonly kind: 'follow'; readonly unblocked: boolean }
  | { readonly kind: 'unfollow' }
  | { readonly kind: 'sticker' }
  | { readonly kind: 'media'; readonly media: 'image' | 'video' | 'audio' | 'file' | 'location' }
);

/** Where one LINE user and we are in our talk. Stored as JSON, one row per lane. */
export interface Conversation {
  /** Turns taken; the next turn inserts seq + 1 into the event table, so that a lost race trips its primary key. */
  readonly seq: number;
  /** The number of the last card with buttons; an older button is stale. */
  readonly card: number;
  /** Inputs in a row that were not understood. */
  readonly misses: number;
  readonly talk: Talk;
  /** Reports put aside for another month or a registration, newest first, one per month: nothing typed is lost. */
  readonly aside: readonly ReportTalk[];
}

export type Talk =
  | { readonly topic: 'idle' }
  /** Asked for a code, or (with a code) waiting for `ใช่ ฉันเอง`. The code itself is kept, keyed-hash lookups happen in the verb. */
  | { readonly topic: 'registration'; readonly code: string | null }
  | ReportTalk
  /** After `ยกเลิก`: kept so that `กลับไปทำต่อ` can undo it. */
  | { readonly topic: 'cancelled'; readonly draft: ReportTalk };

export interface ReportTalk {
  readonly topic: 'report';
  readonly month: Month;
  readonly formVersion: string;
  /** What she has told us so far, only items that she named (or took over with `เหมือนเดือนก่อน`). */
  readonly answers: Readonly<Record<string, number>>;
  /** What the items that she did not name become: zero, last month's numbers, or not decided yet. */
  readonly rest: 'zero' | 'last' | null;
  /** The report version that this draft started from; null for a first one. */
  readonly basedOn: number | null;
  readonly step: 'start' | 'ask' | 'choose-item' | 'ask-item' | 'ask-reason' | 'read-back';
  /** The item that a bare number answers (steps ask, ask-item). */
  readonly asking: string | null;
  /** Why everything is zero. */
  readonly reason: string | null;
  /** The other numbers of this month, when chat and form had different ones: she may take them instead. */
  readonly shelf?: Shelf;
  /** The form's numbers that it went on from: as long as they are the same, nothing was typed in chat. */
  readonly taken?: Readonly<Record<string, number>>;
}

export interface Shelf {
  /** Where they were typed. */
  readonly source: 'chat' | 'form';
  readonly answers: ReportTalk['answers'];
  readonly rest: ReportTalk['rest'];
}

/** Which facts a turn needs; the door loads only these (each costs a query on a bad evening). */
export interface Wants {
  /** As typed, through shared/people/registration-code.ts. */
  readonly code: string | null;
  readonly reports: boolean;
  /** A month that must be among Facts.months even when it is closed: named by her, or the draft's. */
  readonly month: Month | null;
  /** Her own reports of the last months, for `รายงานของฉัน`. */
  readonly mine: boolean;
  readonly points: boolean;
  /** Where she stands, for the line at the reply's end. */
  readonly standing: boolean;
  /** Who of her village is missing, if she is its head volunteer. */
  readonly village: boolean;
  /** How far the unit is that she looks after, if she is staff. */
  readonly calls: boolean;
  /** Where she files for others. */
  readonly files: boolean;
  /** Which reminders she wants. */
  readonly reminders: boolean;
  /** Whom an officer asks: the office above hers. */
  readonly above: boolean;
}

export interface Facts {
  readonly now: number;
  /** The linked person, or null. */
  readonly me: Me | null;
  /** What is known of the code in this event or in the talk; null when no code was wanted. */
  readonly code: CodeFacts | null;
  /** Months that may be reported now or soon, newest last, with their windows. Empty when not wanted. */
  readonly months: readonly MonthFacts[];
  /** Her latest reports, newest first, at most six. Empty when not wanted. */
  readonly mine: readonly MyReport[];
  readonly points: PointsFacts | null;
  /** What she has begun and not sent, as the server's copies have it. Empty when reports are not wanted. */
  readonly drafts: readonly DraftFacts[];
  readonly standing: Standing | null;
  /** Null too for who is no head volunteer, and while nobody need hurry. */
  readonly village: VillageFacts | null;
  /** Null too for who is no staff. */
  readonly calls: CallFacts | null;
  /** Null too for who may file for nobody. */
  readonly files: FilesFacts | null;
  readonly reminders: ReminderChoice | null;
  /** Null too for who is no staff, and for whoever has nobody above her. */
  readonly above: Pick<UnitFacts, 'name' | 'phone'> | null;
}

export interface Standing {
  /** Null: no month takes a report from her. */
  readonly stage: Stage | null;
  /** Which reminders she wants. */
  readonly level: ReminderLevel;
}

/** Who of a village has not reported a month, the asker left out. */
export interface VillageFacts {
  readonly name: string;
  readonly month: Month;
  readonly count: number;
  /** Empty where the area does not show names. */
  readonly names: readonly string[];
}

export interface Me {
  readonly personId: string;
  /** Full name as on the roster. */
  readonly name: string;
  readonly unit: UnitFacts;
  readonly village: string | null;
  /** Households in her care, for gentle warnings; null when unknown. */
  readonly households: number | null;
  /** A month that takes reports wants one from her. False for staff who do not report themselves. */
  readonly reports: boolean;
  /** Looks after a unit or an area, whether she reports herself or not. */
  readonly staff: boolean;
}

export interface UnitFacts {
  readonly id: string;
  readonly name: string;
  /** The unit's phone number for people, or null. */
  readonly phone: string | null;
}

export type CodeFacts =
  | {
      readonly status: 'valid';
      /** Code for a role that is added to the person who is linked already. */
      readonly addsRole: boolean;
      readonly maskedName: string;
      readonly village: string | null;
      readonly unit: UnitFacts;
      readonly roleTitle: string;
    }
  | { readonly status: 'mine' }
  | {
      readonly status: Extract<
        ProblemCode,
        'code-unknown' | 'code-used' | 'code-expired' | 'code-of-another' | 'volunteer-first' | 'person-linked'
      >;
    }
  | { readonly status: 'too-many-tries'; readonly retryAt: number };

export interface MonthFacts {
  readonly window: MonthWindow;
  readonly form: FormDefinition;
  readonly report: ReportFacts | null;
  /** Her latest earlier report on file, for "same as last month" and hints. */
  readonly last: { readonly month: Month; readonly answers: Answers } | null;
  /** Up to six earlier reports, newest first, for the median. */
  readonly history: readonly Answers[];
}

/** The server's copy of a draft. `form` as its source: nothing was typed in chat since. */
export interface DraftFacts {
  readonly month: Month;
  readonly seq: number;
  readonly source: 'chat' | 'form';
  readonly submissionId: string | null;
  readonly formVersion: string;
  readonly basedOn: number | null;
  readonly answers: Answers;
  readonly updatedAt: number;
}

export interface ReportFacts {
  readonly number: string;
  readonly state: ReportState;
  readonly version: number;
  readonly answers: Answers;
  readonly submittedAt: number;
  readonly certifiedAt: number | null;
  readonly returnReason: string | null;
  /** The item that the reviewer pointed to. */
  readonly returnItem: string | null;
  /** Whoever filed it for her; absent: she herself. */
  readonly filedBy?: string;
  /** It came back because she objected to that. */
  readonly objected?: boolean;
}

export interface MyReport extends Pick<ReportFacts, 'number' | 'state' | 'submittedAt' | 'returnItem' | 'filedBy'> {
  readonly month: Month;
}

/** What the talk asks the verbs to do. The door runs them and adds their statements to the turn's one commit. */
export type Intent =
  | { readonly verb: 'registration.confirm'; readonly code: string; readonly noticeVersion: string }
  | { readonly verb: 'registration.count-miss' }
  | {
      readonly verb: 'report.submit';
      readonly month: Month;
      readonly formVersion: string;
      readonly answers: Readonly<Record<string, number>>;
      readonly basedOn: number | null;
      readonly reason: string | null;
    }
  | { readonly verb: 'follower.seen'; readonly blocked: boolean }
  | { readonly verb: 'reminder.choose'; readonly change: Partial<ReminderChoice> }
  /** What somebody filed for her is not right; null: the newest of those. */
  | { readonly verb: 'report.object'; readonly month: Month | null };

export interface Receipt {
  readonly number: string;
  readonly month: Month;
  readonly version: number;
  readonly submittedAt: number;
  readonly flags: readonly string[];
  /** Points that wait for certification; 0 when nothing is due any more. */
  readonly pendingPoints: number;
}

export type Outcome =
  | {
      readonly verb: 'registration.confirm';
      readonly ok: true;
      readonly name: string;
      readonly unitName: string;
      readonly addedRole: boolean;
      /** What the code was for. */
      readonly role: Role;
    }
  | { readonly verb: 'report.submit'; readonly ok: true; readonly receipt: Receipt; readonly replayed: boolean }
  | { readonly verb: 'registration.count-miss'; readonly ok: true; readonly retryAt: number | null }
  | { readonly verb: 'follower.seen'; readonly ok: true }
  | {
      readonly verb: 'reminder.choose';
      readonly ok: true;
      readonly before: ReminderChoice;
      readonly choice: ReminderChoice;
    }
  | { readonly verb: 'report.object'; readonly ok: true; readonly month: Month }
  | Refused<Intent['verb']>;

/** Distributes over the verbs, so that an outcome can be told by its verb. */
type Refused<V> = V extends Intent['verb']
  ? { readonly verb: V; readonly ok: false; readonly problem: ProblemCode }
  : never;

/**
 * One thing to say, by name and plain data: `{ notice: 'receipt', args: {…} }`. bot/messages turns it into LINE's JSON at
 * the first attempt to send. The union of all notices stands in notices.ts.
 */
export interface Step<N> {
  readonly conversation: Conversation;
  readonly intents: readonly Intent[];
  readonly notices: readonly N[];
}
