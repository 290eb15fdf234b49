import type { Role } from '../../../shared/people/roles.ts';
import { isStaffRole } from '../../../shared/reminders/menu.ts';
import { PRIVACY_NOTICE } from '../../../shared/text/privacy.ts';
import { ASK_CODE, CONFIRM_IDENTITY, REGISTERED, registeredTo } from '../../../shared/text/registration.ts';
import { bold, button, note, row, soft, text } from '../flex.ts';
import { openPage, type Tap } from '../pen.ts';
import { type Builder, HOME, STAFF, show } from '../speech.ts';
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
  const { words, tap, quick } = nextFor(role, addedRole);
  return show(
    {
      title: REGISTERED.title,
      body: [
        bold(registeredTo(name, unitName(unit)), { size: 'xl' }),
        addedRole ? text(REGISTERED.addedRole) : null,
        text(words),
      ],
      buttons: tap ? [button(pen.tap(tap), 'main')] : [],
    },
    pen,
    quick,
  );
};

/** What the new role does first. Who had another one before may be a volunteer as well. */
function nextFor(role: Role, added: boolean): { words: string; tap: Tap | null; quick: readonly Tap[] } {
  if (role === 'partner') return { words: REGISTERED.nextForPartners, tap: null, quick: added ? HOME : STAFF };
  if (!isStaffRole(role)) return { words: REGISTERED.next, tap: { action: 'report' }, quick: HOME };
  const own: readonly Tap[] = added ? [{ action: 'report' }] : [];
  const quick: readonly Tap[] = [{ action: 'review' }, { action: 'call-list' }, ...own, { action: 'help' }];
  return { words: REGISTERED.nextForStaff, tap: { action: 'review' }, quick };
}
