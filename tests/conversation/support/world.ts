import type { PointsFacts } from '../../../bot/conversation/points-facts.ts';
import type { CallFacts } from '../../../bot/conversation/staff-facts.ts';
import { newConversation } from '../../../bot/conversation/start.ts';
import type {
  CodeFacts,
  Conversation,
  DraftFacts,
  Facts,
  Me,
  MonthFacts,
  ReportFacts,
  Standing,
  VillageFacts,
  Wants,
} from '../../../bot/conversation/types.ts';
import type { ProblemCode } from '../../../shared/api/problems.ts';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { type ReminderChoice, USUAL_CHOICE } from '../../../shared/reminders/choices.ts';
import { stageOf } from '../../../shared/reminders/stage.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';

/** A little country, as plain data: what one volunteer's chat can see, and what the verbs would answer. */
export interface World {
  readonly now: number;
  readonly conversation: Conversation;
  readonly me: Me | null;
  readonly form: FormDefinition;
  readonly codes: Readonly<Record<string, CodeFacts>>;
  readonly wrongCodes: number;
  readonly reports: Readonly<Record<Month, ReportFacts>>;
  readonly points: PointsFacts;
  /** The server's copies, by month. */
  readonly drafts: Readonly<Record<Month, DraftFacts>>;
  /** What the next verb refuses with; null = it works. */
  readonly refusal: ProblemCode | null;
  readonly choice: ReminderChoice;
  /** What is missing around her, if she is head volunteer. */
  readonly village: VillageFacts | null;
  /** What she looks after, if she is staff. */
  readonly calls: CallFacts | null;
  /** Where she files for others. */
  readonly files: Facts['files'];
  /** The office above hers, if she is staff. */
  readonly above: Facts['above'];
}

const UNIT = { id: 'u1', name: 'รพ.สต.บ้านตัวอย่าง', phone: '02-000-0000' };
export const VOLUNTEER: Me = {
  personId: 'p1',
  name: 'ตัวอย่าง หนึ่ง',
  unit: UNIT,
  village: 'หมู่ 4 บ้านตัวอย่าง',
  households: 12,
  reports: true,
  staff: false,
};
export const LINKS = {
  report: 'https://liff.example/report',
  points: 'https://liff.example/points',
  myReports: 'https://liff.example/my-reports',
  profile: 'https://liff.example/profile',
  register: 'https://liff.example/register',
  callList: 'https://liff.example/call-list',
  staff: 'https://liff.example/staff',
};

export const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);

const VALID: CodeFacts = {
  status: 'valid',
  addsRole: false,
  maskedName: 'ตัวอย่าง ห…',
  village: VOLUNTEER.village,
  unit: UNIT,
  roleTitle: 'อสม.',
};

/** Adds a role to whoever holds it. */
export const ROLE_CODE: CodeFacts = { ...VALID, addsRole: true, village: null, roleTitle: 'เจ้าหน้าที่ รพ.สต.' };

const NO_POINTS: PointsFacts = { balance: 0, debt: 0, pending: 0, streak: 0, expiring: [], entries: [] };

/** Somebody whom we have never met, on a day in the middle of the month. */
export function stranger(): World {
  return {
    now: at('2026-11-21 19:04'),
    conversation: newConversation(),
    me: null,
    form: FORM_2567_2,
    codes: {
      DEMO0001: VALID,
      DEMO0002: { status: 'code-used' },
      DEMO0003: { status: 'code-expired' },
      DEMO0004: { status: 'person-linked' },
      DEMO0005: { status: 'code-of-another' },
    },
    wrongCodes: 0,
    reports: {},
    points: NO_POINTS,
    drafts: {},
    refusal: null,
    choice: USUAL_CHOICE,
    village: null,
    calls: null,
    files: null,
    above: null,
  };
}

/** Linked, never reported. */
export function firstTimer(): World {
  return { ...stranger(), me: VOLUNTEER, codes: { DEMO0001: { status: 'mine' } } };
}

/** Linked, but no volunteer. */
export function staff(): World {
  const me = { ...VOLUNTEER, name: 'เจ้าหน้าที่ ตัวอย่าง', village: null, reports: false, staff: true };
  const totals = { entitled: 42, reported: 30, missing: 12, outOfReach: 5 };
  return {
    ...firstTimer(),
    me,
    files: { unitId: UNIT.id, month: '2026-11' },
    above: { name: 'สสอ.ตัวอย่าง', phone: '02-000-0001' },
    calls: { unit: { name: UNIT.name, month: '2026-11', totals, reviews: { waiting: 12, flagged: 3 } } },
  };
}

/** On file with months behind her, and a volunteer no more. */
export function former(): World {
  return { ...returning(), me: { ...VOLUNTEER, reports: false } };
}

/** An officer who is a volunteer as well. */
export function both(): World {
  return { ...staff(), me: { ...VOLUNTEER, staff: true } };
}

export const OCTOBER: Answers = {
  'promote_health.7': 4,
  'promote_health.9': 4,
  'promote_health.11': 1,
  'protect.1': 10,
  'protect.2': 10,
  'recover.1': 4,
};

export function report(answers: Answers, more: Partial<ReportFacts> = {}): ReportFacts {
  return {
    number: '400000000012',
    state: 'certified',
    version: 1,
    answers,
    submittedAt: at('2026-10-30 18:00'),
    certifiedAt: at('2026-11-02 09:00'),
    returnReason: null,
    returnItem: null,
    ...more,
  };
}

/** Linked, with months behind her and points in the book. */
export function returning(): World {
  const months = [1, 2, 3].map((back) => addMonths('2026-11', -back));
  return {
    ...firstTimer(),
    reports: Object.fromEntries(months.map((month) => [month, report(OCTOBER)])),
    points: {
      balance: 1240,
      debt: 0,
      pending: 120,
      streak: 3,
      expiring: [{ points: 200, at: at('2027-10-01 00:00') }],
      entries: [
        { points: 100, reason: 'certified', month: '2026-10', at: at('2026-11-02 09:00'), balance: 1240 },
        { points: 20, reason: 'on-time', month: '2026-10', at: at('2026-11-02 09:00'), balance: 1140 },
        { points: -300, reason: 'redeemed', month: null, at: at('2026-10-18 10:00'), balance: 1120 },
      ],
    },
  };
}

/** Head volunteer of a village in which some are missing. */
export function head(): World {
  const files = { unitId: UNIT.id, month: '2026-11' };
  return { ...returning(), files, village: { name: 'บ้านตัวอย่าง หมู่ 4', month: '2026-11', count: 7, names: ['ก', 'ข'] } };
}

export function factsOf(world: World, wants: Wants): Facts {
  const current = monthAt(world.now);
  const months = new Set([addMonths(current, -1), current, ...(wants.month === null ? [] : [wants.month])]);
  const mine = Object.entries(world.reports).sort(([a], [b]) => b.localeCompare(a));
  return {
    now: world.now,
    me: world.me,
    code: wants.code === null ? null : codeFacts(world, wants.code),
    months: world.me !== null && wants.reports ? [...months].sort().map((month) => monthFacts(world, month)) : [],
    mine: world.me !== null && wants.mine ? mine.slice(0, 6).map(([month, one]) => ({ month, ...one })) : [],
    points: world.me !== null && wants.points ? world.points : null,
    drafts: world.me !== null && wants.reports ? Object.values(world.drafts) : [],
    ...reminderFacts(world, wants),
  };
}

const NOTHING: Wants = {
  code: null,
  reports: false,
  month: null,
  mine: false,
  points: false,
  standing: false,
  village: false,
  calls: false,
  files: false,
  reminders: false,
  above: false,
};

/** What she sees of her months. */
export const monthsOf = (world: World): readonly MonthFacts[] => factsOf(world, { ...NOTHING, reports: true }).months;

function reminderFacts(
  world: World,
  wants: Wants,
): Pick<Facts, 'standing' | 'village' | 'calls' | 'files' | 'reminders' | 'above'> {
  const known = world.me !== null;
  return {
    standing: known && wants.standing ? standing(world) : null,
    village: known && wants.village ? world.village : null,
    calls: known && wants.calls ? world.calls : null,
    files: known && wants.files ? world.files : null,
    reminders: known && wants.reminders ? world.choice : null,
    above: known && wants.above ? world.above : null,
  };
}

function standing(world: World): Standing {
  const current = monthAt(world.now);
  const months = [addMonths(current, -1), current].map((month) => ({
    window: windowOf(month),
    report: world.reports[month]?.state ?? null,
  }));
  return { stage: stageOf(months, world.now), level: world.choice.level };
}

const BLOCKED_AFTER = 3;

function codeFacts(world: World, code: string): CodeFacts {
  if (world.wrongCodes >= BLOCKED_AFTER) return { status: 'too-many-tries', retryAt: world.now + 60_000 };
  return world.codes[code] ?? { status: 'code-unknown' };
}

function monthFacts(world: World, month: Month): MonthFacts {
  const earlier = Object.entries(world.reports)
    .filter(([other]) => other < month)
    .sort(([a], [b]) => b.localeCompare(a));
  const [last] = earlier;
  return {
    window: windowOf(month),
    form: world.form,
    report: world.reports[month] ?? null,
    last: last === undefined ? null : { month: last[0], answers: last[1].answers },
    history: earlier.slice(0, 6).map(([, { answers }]) => answers),
  };
}

/** The world after the form, or a chat turn, wrote down what is not sent yet. */
export function withDraft(world: World, month: Month, copy: Pick<DraftFacts, 'source' | 'answers' | 'basedOn'>): World {
  const seq = (world.drafts[month]?.seq ?? 0) + 1;
  const { version: formVersion } = world.form;
  const draft: DraftFacts = { ...copy, month, seq, formVersion, submissionId: null, updatedAt: world.now };
  return { ...world, drafts: { ...world.drafts, [month]: draft } };
}
