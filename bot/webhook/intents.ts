import { v5 as uuidv5 } from 'uuid';
import { isProblem, problem } from '../../shared/api/problems.ts';
import { monthAt } from '../../shared/calendar/months.ts';
import { canonicalCode } from '../../shared/people/registration-code.ts';
import type { Intent, Outcome } from '../conversation/types.ts';
import { one } from '../db/db.ts';
import { noteFollower } from '../db/queries/conversation.ts';
import { codeByHash, throttleOf } from '../db/queries/directory.ts';
import { dropDraft } from '../db/queries/draft.ts';
import type { Statement } from '../db/statement.ts';
import { sha256 } from '../keys.ts';
import type { Ids } from '../ports.ts';
import { homeOf, memberOfLineUser } from '../services/people/membership.ts';
import { loadMenuFacts, menuErrand, menuFor, NO_MONTHS } from '../services/people/menu-of.ts';
import type { Planned } from '../services/plan.ts';
import { confirm } from '../services/registration/confirm.ts';
import { countMiss, throttleKey } from '../services/registration/count-miss.ts';
import { choose, loadChooseFacts } from '../services/reminder/choose.ts';
import { contentOf } from '../services/report/content.ts';
import { object } from '../services/report/object.ts';
import { loadObjectFacts } from '../services/report/object-facts.ts';
import { submit } from '../services/report/submit.ts';
import { loadSubmitFacts } from '../services/report/submit-facts.ts';
import type { FactsSource } from './facts.ts';

/** Names the space of submission ids that chat makes: UUIDv5(this, webhookEventId). */
export const CHAT_SUBMISSION = '6f1d2c52-58a1-5c0e-9a53-0d6a1f4b7e21';

export interface IntentContext extends FactsSource {
  readonly ids: Ids;
}

export interface Ran {
  readonly statements: readonly Statement[];
  readonly outcome: Outcome;
}

/** Runs one intent's verb over fresh facts. The statements are the verb's; the turn commits them with its own. */
export async function runIntent(
  context: IntentContext,
  lane: string,
  eventId: string,
  intent: Intent,
  now: number,
): Promise<Ran> {
  switch (intent.verb) {
    case 'follower.seen':
      return seeFollower(context, lane, intent, now);
    case 'registration.count-miss': {
      const throttle = await one(context.db, throttleOf({ key: throttleKey(lane) }));
      const plan = countMiss({ now, throttle }, { lineUserId: lane });
      return { statements: plan.statements, outcome: { verb: intent.verb, ok: true, ...plan.outcome } };
    }
    case 'registration.confirm':
      return runConfirm(context, lane, intent, now);
    case 'report.submit':
      return runSubmit(context, lane, eventId, intent, now);
    case 'reminder.choose':
      return runChoose(context, lane, intent, now);
    case 'report.object':
      return runObject(context, lane, intent, now);
  }
}

/** Only friends hold a menu of their own (line-platform.md §4.2): who comes back and is registered gets hers again. */
async function seeFollower(
  { db, ids, rules }: IntentContext,
  lane: string,
  intent: Extract<Intent, { verb: 'follower.seen' }>,
  now: number,
): Promise<Ran> {
  const back = intent.blocked ? null : await memberOfLineUser(db, lane);
  const note = noteFollower({ lane, at: now, blockedAt: intent.blocked ? now : null });
  const menu = back && menuFor(await loadMenuFacts(db, rules, back.id, now), now);
  const errand = menu && menuErrand(menu, { lineUserId: lane, errandId: ids.uuid() }, now);
  return { statements: errand ? [note, errand] : [note], outcome: { verb: intent.verb, ok: true } };
}

async function runConfirm(
  context: IntentContext,
  lane: string,
  intent: Extract<Intent, { verb: 'registration.confirm' }>,
  now: number,
): Promise<Ran> {
  const { db, keys } = context;
  const canonical = canonicalCode(intent.code);
  const codeHash = canonical ? keys.codeHash(canonical) : '';
  const [row, member] = await Promise.all([one(db, codeByHash({ codeHash })), memberOfLineUser(db, lane)]);
  const personId = member?.id ?? null;
  const who = personId ?? row?.person_id;
  const menu = who ? await loadMenuFacts(db, context.rules, who, now) : NO_MONTHS;
  const plan = confirm(
    { now, month: monthAt(now), code: row && { ...row, codeHash }, personId, menu },
    { lineUserId: lane, noticeVersion: intent.noticeVersion, errandId: context.ids.uuid() },
  );
  const home = member && homeOf(member, monthAt(now));
  return finish(intent.verb, plan, ({ addedRole, replayed }) => ({
    verb: 'registration.confirm',
    ok: true,
    name: member?.name ?? (row ? `${row.given_name} ${row.family_name}` : ''),
    unitName: (replayed ? home?.area_name : row?.area_name) ?? '',
    addedRole,
    role: row?.role ?? 'volunteer',
  }));
}

async function runSubmit(
  context: IntentContext,
  lane: string,
  eventId: string,
  intent: Extract<Intent, { verb: 'report.submit' }>,
  now: number,
): Promise<Ran> {
  const member = await memberOfLineUser(context.db, lane);
  if (!member) return refused(intent.verb, 'not-signed-in');
  const submissionId = uuidv5(eventId, CHAT_SUBMISSION);
  const facts = await loadSubmitFacts(context.db, context.rules, member, intent.month, submissionId, now);
  if (isProblem(facts)) return refused(intent.verb, facts.problem);
  const { month, formVersion, answers, basedOn, reason } = intent;
  const contentHash = await sha256(contentOf(intent));
  const plan = submit(facts, {
    submissionId,
    month,
    formVersion,
    answers,
    contentHash,
    basedOn,
    reason,
    channel: 'chat',
    filedBy: member.id,
    newReportId: context.ids.uuid(),
    errand: { lineUserId: lane, errandId: context.ids.uuid() },
  });
  const ran = finish(intent.verb, plan, ({ receipt, replayed }) => ({
    verb: 'report.submit',
    ok: true,
    receipt,
    replayed,
  }));
  return ran.statements.length === 0 ? ran : { ...ran, statements: [...ran.statements, dropDraft({ lane, month })] };
}

async function runChoose(
  { db }: IntentContext,
  lane: string,
  intent: Extract<Intent, { verb: 'reminder.choose' }>,
  now: number,
): Promise<Ran> {
  const member = await memberOfLineUser(db, lane);
  if (!member) return refused(intent.verb, 'not-signed-in');
  const plan = choose(await loadChooseFacts(db, member, now), intent.change);
  return finish(intent.verb, plan, (chosen) => ({ verb: 'reminder.choose', ok: true, ...chosen }));
}

async function runObject(
  { db, rules, ids }: IntentContext,
  lane: string,
  intent: Extract<Intent, { verb: 'report.object' }>,
  now: number,
): Promise<Ran> {
  const { verb } = intent;
  const member = await memberOfLineUser(db, lane);
  const facts = member && (await loadObjectFacts(db, rules, member, intent.month, now));
  const errand = { lineUserId: lane, errandId: ids.uuid() };
  const plan = facts ? object(facts, { words: null, errand }) : problem('not-signed-in');
  return finish(verb, plan, ({ month }) => ({ verb, ok: true, month }));
}

function finish<O>(verb: Intent['verb'], plan: Planned<O>, tell: (outcome: O) => Outcome): Ran {
  if (isProblem(plan)) return refused(verb, plan.problem);
  return { statements: plan.statements, outcome: tell(plan.outcome) };
}

function refused(verb: Intent['verb'], problem: Extract<Outcome, { ok: false }>['problem']): Ran {
  return { statements: [], outcome: { verb, ok: false, problem } };
}
