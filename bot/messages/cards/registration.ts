import type { messagingApi } from '@line/bot-sdk';
import type { Role } from '../../../shared/people/roles.ts';
import { isStaffRole } from '../../../shared/reminders/menu.ts';
import { OPEN_STAFF } from '../../../shared/text/duty-lent.ts';
import { PRIVACY_NOTICE } from '../../../shared/text/privacy.ts';
import { ASK_CODE, CONFIRM_IDENTITY, REGISTERED, registeredTo } from '../../../shared/text/registration.ts';
import type { Audience } from '../../conversation/notices.ts';
import { bold, button, note, row, soft, text } from '../flex.ts';
import { HOMES, openPage, type Pen } from '../pen.ts';
import { type Builder, STAFF, show } from '../speech.ts';
import { unitName } from '../units.ts';

export const askCode: Builder<'ask-code'> = (_args, pen) =>
  show(
    {
      title: ASK_CODE.title,
      body: [...ASK_CODE.lines.map((line) => text(line)), soft(ASK_CODE.noCode)],
      // A citizen id is never asked for in chat (design.md, law 9); the page sends it once.
      buttons: [button(openPage(ASK_CODE.byCard, pen.links.register))],
    },
    pen,
    [...STAFF, { action: 'cancel' }],
  );

/** Who the code stands for, and the privacy notice, on one card: she confirms both with one tap. */
export const confirmIdentity: Builder<'confirm-identity'> = (args, pen) => {
  const { card } = args;
  return show(
    {
      title: args.addsRole ? CONFIRM_IDENTITY.addRoleQuestion : CONFIRM_IDENTITY.question,
      body: [
        row(CONFIRM_IDENTITY.name, args.maskedName, { wide: true }),
        args.village === null ? null : row(CONFIRM_IDENTITY.village, args.village, { wide: true }),
        row(CONFIRM_IDENTITY.unit, unitName(args.unitName), { wide: true }),
        row(CONFIRM_IDENTITY.role, args.roleTitle, { wide: true }),
        note(
          [bold(PRIVACY_NOTICE.title, { size: 'md' }), ...PRIVACY_NOTICE.lines.map((line) => soft(`• ${line}`))],
          'green',
        ),
      ],
      buttons: [button(pen.tap({ action: 'confirm-me', card }), 'main'), button(pen.tap({ action: 'not-me', card }))],
    },
    pen,
    [{ action: 'contact' }],
  );
};

export const registered: Builder<'registered'> = ({ name, unitName: unit, addedRole, role }, pen) => {
  const { words, action } = nextFor(role, pen);
  return show(
    {
      title: REGISTERED.title,
      body: [
        bold(registeredTo(name, unitName(unit)), { size: 'xl' }),
        addedRole ? text(REGISTERED.addedRole) : null,
        text(words),
      ],
      buttons: [action && button(action, 'main')],
    },
    pen,
    HOMES[audienceWith(role, pen.to)],
  );
};

/** What the new role does first. Offices above the units certify nothing: they look at their area. */
function nextFor(role: Role, pen: Pen): { words: string; action: messagingApi.Action | null } {
  if (role === 'partner') return { words: REGISTERED.nextForPartners, action: null };
  if (!isStaffRole(role)) return { words: REGISTERED.next, action: pen.tap({ action: 'report' }) };
  if (role === 'unit-staff') return { words: REGISTERED.nextForStaff, action: pen.tap({ action: 'review' }) };
  return { words: REGISTERED.nextAbove, action: openPage(OPEN_STAFF, pen.links.staff) };
}

/** Who she is with the new role, after who she was without it. */
function audienceWith(role: Role, before: Audience): Audience {
  if (role === 'partner') return before === 'guest' ? 'former' : before;
  const reports = before === 'volunteer' || before === 'both';
  if (isStaffRole(role)) return reports ? 'both' : 'officer';
  return before === 'officer' || before === 'both' ? 'both' : 'volunteer';
}
