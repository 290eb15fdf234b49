import { OPEN_STAFF } from '../../../shared/text/duty-lent.ts';
import { THREE_MISSES } from '../../../shared/text/fallback.ts';
import { CONTACT, FORM_LINK, HELP, STAFF_HELP } from '../../../shared/text/help.ts';
import { LABELS } from '../../../shared/text/labels.ts';
import type { ForWhom } from '../../conversation/notices.ts';
import { bold, button, soft, text } from '../flex.ts';
import { openPage, type Pen, type Tap } from '../pen.ts';
import { type Builder, HOME, type Speech, say, show } from '../speech.ts';
import { callButton, unitName } from '../units.ts';

type Officer = NonNullable<ForWhom['officer']>;

export const help: Builder<'help'> = ({ officer }, pen) => {
  if (officer) return staffHelp(officer, pen);
  return show(
    {
      title: HELP.title,
      body: HELP.lines.map((line) => text(`• ${line}`)),
      buttons: [button(pen.tap({ action: 'report' }), 'main'), button(pen.tap({ action: 'contact' }))],
    },
    pen,
    [...HOME.slice(0, -1), { action: 'contact' }],
  );
};

function staffHelp(officer: Officer, pen: Pen): Speech {
  const lines = [...STAFF_HELP.lines, ...(officer.reports ? HELP.lines : [])];
  return show(
    {
      title: STAFF_HELP.title,
      body: lines.map((line) => text(`• ${line}`)),
      buttons: [button(openPage(OPEN_STAFF, pen.links.staff), 'main')],
    },
    pen,
    quickOf(officer),
  );
}

/** What an officer can always do; her own report stays within reach of who is a volunteer too. */
const quickOf = ({ reports }: Officer): readonly Tap[] => [
  { action: 'review' },
  { action: 'call-list' },
  ...(reports ? HOME : HOME.slice(-1)),
];

/** A person to talk to: the unit's name and a number to tap. */
export const contact: Builder<'contact'> = ({ unit, officer }, pen) => {
  if (unit === null) return say(CONTACT.notLinked, pen, [{ action: 'register' }, { action: 'help' }]);
  const call = callButton(unit, 'main');
  return show(
    {
      title: CONTACT.title,
      body: [
        bold(unitName(unit?.name), { size: 'xl' }),
        call === null ? text(CONTACT.noPhone) : soft(unit.phone ?? ''),
      ],
      buttons: [call],
    },
    pen,
    officer ? quickOf(officer) : HOME,
  );
};

export const formLink: Builder<'form-link'> = (_args, pen) =>
  show(
    { title: LABELS.form, body: [text(FORM_LINK)], buttons: [button(openPage(LABELS.form, pen.links.report), 'main')] },
    pen,
    HOME,
  );

/** After three misses: another way, or a person. */
export const threeMisses: Builder<'three-misses'> = ({ unit }, pen) =>
  show(
    {
      title: THREE_MISSES.title,
      body: [text(THREE_MISSES.body)],
      buttons: [
        button(pen.tap({ action: unit === null ? 'register' : 'report' }), 'main'),
        ...(unit === null ? [] : [button(openPage(LABELS.form, pen.links.report))]),
        callButton(unit) ?? button(pen.tap({ action: 'contact' })),
      ],
    },
    pen,
    [{ action: 'contact' }, ...HOME],
  );
