import { THREE_MISSES } from '../../../shared/text/fallback.ts';
import { CONTACT, FORM_LINK, HELP } from '../../../shared/text/help.ts';
import { LABELS } from '../../../shared/text/labels.ts';
import { bold, button, soft, text } from '../flex.ts';
import { openPage } from '../pen.ts';
import { type Builder, HOME, say, show } from '../speech.ts';
import { callButton, unitName } from '../units.ts';

export const help: Builder<'help'> = (_args, pen) =>
  show(
    {
      title: HELP.title,
      body: HELP.lines.map((line) => text(`• ${line}`)),
      buttons: [button(pen.tap({ action: 'report' }), 'main'), button(pen.tap({ action: 'contact' }))],
    },
    pen,
    [...HOME.slice(0, -1), { action: 'contact' }],
  );

/** A person to talk to: the unit's name and a number to tap. */
export const contact: Builder<'contact'> = ({ unit }, pen) => {
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
    HOME,
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
