import { STAFF_ONLY_CHAT } from '../../shared/text/call-list.ts';
import * as fallback from '../../shared/text/fallback.ts';
import { NOT_OPEN_YET } from '../../shared/text/help.ts';
import { NO_POINTS } from '../../shared/text/points.ts';
import { notUnderstoodWords, tooLargeItems } from '../../shared/text/read-back.ts';
import * as registration from '../../shared/text/registration.ts';
import { NO_REMINDERS, REMINDER_TROUBLE } from '../../shared/text/reminder-choices.ts';
import { NOT_A_NUMBER, tooLarge, whichItem } from '../../shared/text/report-ask.ts';
import { CHAT_KEPT, draftFromForm, draftResumed, draftWaiting, firstReport } from '../../shared/text/report-start.ts';
import * as states from '../../shared/text/report-states.ts';
import { CANNOT_FILE } from '../../shared/text/review-chat.ts';
import { OBJECTED } from '../../shared/text/review-notices.ts';
import { RECEIVED } from '../../shared/text/rush.ts';
import * as talk from '../../shared/text/small-talk.ts';
import { MENU_NOT_LINKED, menuGreeting } from '../../shared/text/welcome.ts';
import { formatCount } from '../../shared/thai/count.ts';
import { thaiDate, thaiDateTime, thaiMonth } from '../../shared/thai/dates.ts';
import type { NoticeName } from '../conversation/notices.ts';
import { clip } from './alt-text.ts';
import type { Pen, Tap } from './pen.ts';
import { type Builder, STAFF, say } from './speech.ts';
import { unitName } from './units.ts';

const CONTINUE: readonly Tap[] = [{ action: 'continue' }, { action: 'cancel' }];
/** Quoting back is for recognising, not for reading again; in UTF-16 units. */
const QUOTE = 80;

const quote = (words: readonly string[]) => clip(words.join(', '), QUOTE);

/** The first line alone for who sends no reports: what follows is about those. */
const brief = (words: string, { to }: Pen) =>
  to === 'officer' || to === 'former' ? (words.split('\n')[0] ?? words) : words;

/** Notices that are one short text. */
export const TEXTS = {
  menu: ({ name }, pen) =>
    name === null ? say(MENU_NOT_LINKED, pen, pen.home) : say(menuGreeting(name), pen, pen.home),
  'already-registered': ({ name, unitName: unit }, pen) =>
    say(registration.alreadyRegistered(name, unitName(unit)), pen, pen.home),
  'code-trouble': ({ problem }, pen) => say(registration.CODE_PROBLEMS[problem], pen, STAFF),
  'too-many-tries': ({ retryAt }, pen) => say(registration.tooManyTries(thaiDateTime(retryAt)), pen, STAFF),
  'registration-trouble': (_args, pen) => say(registration.REGISTRATION_TROUBLE, pen, STAFF),
  'not-me': (_args, pen) => say(registration.NOT_ME, pen, STAFF),
  'nothing-to-confirm': (_args, pen) => say(registration.NOTHING_TO_CONFIRM, pen, pen.home),
  'not-a-code': (_args, pen) => say(fallback.NOT_A_CODE, pen, STAFF),
  'registration-cancelled': (_args, pen) => say(fallback.REGISTRATION_CANCELLED, pen, pen.home),
  'must-register': ({ wanted }, pen) =>
    say(`${registration.MUST_REGISTER[wanted]}\n${registration.MUST_REGISTER.how}`, pen, pen.home),
  'first-report': ({ month }, pen) => say(firstReport(thaiMonth(month)), pen),
  'not-understood-words': ({ words }, pen) => say(notUnderstoodWords(quote(words)), pen),
  'too-large': ({ pieces, cap }, pen) =>
    say(pieces.length === 0 ? tooLarge(formatCount(cap)) : tooLargeItems(quote(pieces), formatCount(cap)), pen),
  'which-item': ({ value }, pen) => say(whichItem(formatCount(value)), pen),
  'not-a-number': (_args, pen) => say(NOT_A_NUMBER, pen),
  'month-not-open': ({ month, opensAt }, pen) =>
    say(`${states.notOpenTitle(thaiMonth(month))}\n${states.notOpenBody(thaiDate(opensAt))}`, pen, pen.home),
  'newer-version': ({ month, version, submittedAt }, pen) =>
    say(`${states.newerTitle(thaiMonth(month))}\n${states.newerBody(version, thaiDateTime(submittedAt))}`, pen),
  'no-month': (_args, pen) => say(states.NO_MONTH, pen, STAFF),
  'nothing-to-send': (_args, pen) => say(states.NOTHING_TO_SEND, pen, pen.home),
  'draft-waiting': ({ month }, pen) => say(draftWaiting(thaiMonth(month)), pen, CONTINUE),
  'draft-resumed': ({ month }, pen) => say(draftResumed(thaiMonth(month)), pen),
  'draft-from-form': ({ month, kept }, pen) =>
    say([draftFromForm(thaiMonth(month)), ...(kept ? [CHAT_KEPT] : [])].join('\n'), pen),
  cancelled: ({ month, card }, pen) =>
    say(fallback.cancelled(thaiMonth(month)), pen, [{ action: 'undo', card }, ...pen.home]),
  'nothing-to-cancel': (_args, pen) => say(fallback.NOTHING_TO_CANCEL, pen, pen.home),
  // Nobody has looked up who she is.
  received: ({ report }, pen) =>
    say(report ? RECEIVED.report : RECEIVED.other, pen, [
      { action: report ? 'my-reports' : 'menu' },
      { action: 'help' },
    ]),
  sticker: (_args, pen) => say(talk.STICKER, pen, pen.home),
  thanks: (_args, pen) => say(talk.THANKS_BACK, pen, pen.home),
  calm: (_args, pen) => say(talk.CALM, pen, [...STAFF, ...pen.home.slice(0, 1)]),
  'no-citizen-id': (_args, pen) => say(talk.NO_CITIZEN_ID, pen, pen.home),
  media: ({ media }, pen) => say(brief(talk.MEDIA[media], pen), pen, pen.home),
  'not-open-yet': ({ service }, pen) => {
    const words = NOT_OPEN_YET[service];
    const staff = service === 'incident' || service === 'news';
    // Where to call in an emergency is for everybody.
    return say(service === 'incident' ? words : brief(words, pen), pen, staff ? STAFF : pen.home);
  },
  'not-understood': ({ inReport }, pen) =>
    say(inReport ? fallback.NOT_UNDERSTOOD_IN_REPORT : fallback.NOT_UNDERSTOOD, pen, inReport ? [] : pen.home),
  stale: ({ idle }, pen) => say(idle ? fallback.STALE_IDLE : fallback.STALE, pen, idle ? pen.home : []),
  'staff-only': (_args, pen) => say(STAFF_ONLY_CHAT, pen, pen.home),
  'cannot-file': (_args, pen) => say(CANNOT_FILE, pen, pen.to === 'officer' ? pen.home : [...STAFF, ...pen.home]),
  'nothing-to-object': ({ certified }, pen) =>
    say(
      certified ? OBJECTED.certified : OBJECTED.none,
      pen,
      pen.to === 'officer' ? pen.home : [{ action: 'my-reports' }, ...STAFF],
    ),
  'no-points': (_args, pen) => say(NO_POINTS, pen, pen.home),
  'no-reminders': (_args, pen) => say(NO_REMINDERS, pen, pen.home),
  'reminder-trouble': (_args, pen) => say(REMINDER_TROUBLE, pen, [{ action: 'reminders' }, ...pen.home]),
} satisfies { readonly [N in NoticeName]?: Builder<N> };
