import type { QueueState, StopProblem } from '../../../liff/report/controller.ts';
import { type FormDefinition, itemsOf } from '../../../shared/report/form.ts';
import { DAY, type FakeController, fakeController } from './fake-controller.ts';

const AT = Date.parse('2026-10-30T12:04:00Z');
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==';
const RECEIPT = {
  number: '123456789012',
  month: '2026-10',
  version: 2,
  submittedAt: '2026-10-30T12:04:00Z',
  missing: ['promote_health.1', 'protect.2'],
  flags: [],
  pendingPoints: 135,
};

type Make = (form: FormDefinition) => FakeController;

const counts = (form: FormDefinition, count: number | null) =>
  Object.fromEntries(itemsOf(form).map(({ code }) => [code, count]));
const queued =
  (queue: QueueState): Make =>
  (form) =>
    fakeController(form, { queue, answers: counts(form, 3) });
const stopped = (problem: StopProblem) => queued({ kind: 'problem', problem });
const shut =
  (state: 'closed' | 'not-open', report: 'certified' | null = null): Make =>
  (form) => {
    const c = fakeController(form);
    const number = report && { state: report, number: RECEIPT.number, version: 1 };
    c.month.value = { ...c.month.value, state, report: number };
    return c;
  };

/** Every state that the report page can be in, by name. */
export const STATES: Readonly<Record<string, Make>> = {
  empty: (form) => fakeController(form),
  'first-report': (form) => {
    const c = fakeController(form);
    c.month.value = { ...c.month.value, last: null };
    return c;
  },
  filled: (form) => fakeController(form, { answers: { 'promote_health.1': 4, 'promote_health.2': 99 }, save: 'saved' }),
  'everything-wrong': (form) => {
    const c = fakeController(form, {
      newerApp: true,
      save: 'memory',
      net: 'offline',
      signIn: { kind: 'failed', why: 'timeout' },
      offer: { source: 'chat', updatedAt: AT, answers: counts(form, 2) },
    });
    c.choices.value = [c.month.value, { ...c.month.value, month: '2026-11', state: 'open' }];
    c.month.value = {
      ...c.month.value,
      state: 'late',
      returned: { reason: 'ช่วยดูจำนวนผู้สูงอายุอีกครั้งค่ะ', item: 'promote_health.7', objected: false },
    };
    return c;
  },
  full: (form) => fakeController(form, { save: 'full', net: 'portal', signIn: { kind: 'stranger' } }),
  'no-line': (form) => fakeController(form, { signIn: { kind: 'failed', why: 'no-line' } }),
  unsigned: (form) => fakeController(form, { signIn: { kind: 'signing' } }),
  complete: (form) => {
    const c = fakeController(form, {
      answers: { ...counts(form, 3), 'protect.1': 40, 'promote_health.2': 9 },
      save: 'saved',
      extras: [
        { id: 'e1', kind: 'photo', state: 'kept', previewUrl: PIXEL },
        { id: 'e2', kind: 'place', state: 'waiting', previewUrl: null },
      ],
    });
    c.month.value = { ...c.month.value, onFile: { ...counts(form, 3), 'protect.3': null } };
    return c;
  },
  'all-zero': (form) => fakeController(form, { answers: counts(form, 0) }),
  waiting: (form) =>
    fakeController(form, {
      queue: { kind: 'waiting', since: AT, tries: 3, wait: 0 },
      answers: counts(form, 3),
      signIn: { kind: 'failed', why: 'refused' },
    }),
  rush: queued({ kind: 'waiting', since: AT, tries: 1, wait: 110_000 }),
  sending: queued({ kind: 'sending' }),
  sent: queued({ kind: 'sent', receipt: RECEIPT }),
  'sent-without-consent': (form) =>
    fakeController(form, {
      queue: { kind: 'sent', receipt: RECEIPT },
      extras: [{ id: 'e1', kind: 'photo', state: 'no-consent', previewUrl: PIXEL }],
    }),
  'version-conflict': (form) =>
    stopped({
      code: 'version-conflict',
      theirs: { ...counts(form, 3), 'protect.1': 8, 'protect.2': null },
      version: 2,
    })(form),
  'other-user': stopped({ code: 'other-user', name: 'ตัวอย่าง สอง' }),
  'invalid-answers': stopped({ code: 'invalid-answers', items: ['promote_health.7', 'protect.1'] }),
  'month-closed': stopped({ code: 'month-closed' }),
  'form-changed': stopped({ code: 'form-changed' }),
  'not-assigned': stopped({ code: 'not-assigned' }),
  trouble: stopped({ code: 'unexpected' }),
  closed: shut('closed'),
  'not-open': shut('not-open'),
  'no-duty': (form) => fakeController(form, { choices: [] }),
  certified: shut('closed', 'certified'),
  months: (form) => {
    const c = fakeController(form);
    const november = { ...c.month.value, month: '2026-11', dueAt: AT + 31 * DAY };
    c.choices.value = [
      { ...c.month.value, state: 'late', report: { state: 'returned', number: '', version: 1 } },
      november,
    ];
    return c;
  },
  opening: (form) => fakeController(form, { save: 'loading' }),
  loading: (form) => fakeController(form, { form: null, save: 'loading' }),
};
