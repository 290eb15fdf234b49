import type { messagingApi } from '@line/bot-sdk';
import { OPEN_STAFF } from '../../../shared/text/duty-lent.ts';
import { THREE_MISSES } from '../../../shared/text/fallback.ts';
import { CONTACT, FORM_LINK, HELP } from '../../../shared/text/help.ts';
import { LABELS } from '../../../shared/text/labels.ts';
import type { Unit } from '../../conversation/notices.ts';
import { bold, button, soft, text } from '../flex.ts';
import { openPage, type Pen, type Tap } from '../pen.ts';
import { type Builder, say, show } from '../speech.ts';
import { callButton, unitName } from '../units.ts';

const CONTACT_TAP: Tap = { action: 'contact' };

const isOfficer = ({ to }: Pen) => to === 'officer' || to === 'both';

export const help: Builder<'help'> = (_args, pen) => {
  const first = pen.to === 'guest' || pen.to === 'volunteer' ? pen.home.slice(0, 1) : [];
  return show(
    {
      title: isOfficer(pen) ? HELP.officersTitle : HELP.title,
      body: HELP.lines[pen.to].map((line) => text(`• ${line}`)),
      buttons: isOfficer(pen)
        ? [staffButton(pen)]
        : [...first.map((tap) => button(pen.tap(tap), 'main')), button(pen.tap(CONTACT_TAP))],
    },
    pen,
    isOfficer(pen) ? pen.home : [...pen.home.filter(({ action }) => action !== 'help'), CONTACT_TAP],
  );
};

const staffButton = (pen: Pen) => button(openPage(OPEN_STAFF, pen.links.staff), 'main');

/** A person to talk to: the unit's name, or that of the office above an officer, and a number to tap. */
export const contact: Builder<'contact'> = ({ unit, about }, pen) => {
  const quick = pen.home.filter(({ action }) => action !== 'contact');
  if (unit === null) return say(isOfficer(pen) ? CONTACT.nobodyAbove : CONTACT.notLinked, pen, quick);
  const call = callButton(unit, 'main');
  const noPhone = isOfficer(pen) && about !== 'own' ? CONTACT.noOfficePhone : CONTACT.noPhone;
  return show(
    {
      title: CONTACT.title,
      body: [
        about === undefined ? null : soft(CONTACT.about[about]),
        bold(unitName(unit.name), { size: 'xl' }),
        call === null ? text(noPhone) : soft(unit.phone ?? ''),
      ],
      buttons: [call],
    },
    pen,
    quick,
  );
};

export const formLink: Builder<'form-link'> = (_args, pen) =>
  show(
    { title: LABELS.form, body: [text(FORM_LINK)], buttons: [button(openPage(LABELS.form, pen.links.report), 'main')] },
    pen,
    pen.home,
  );

/** After three misses: another way, or a person. */
export const threeMisses: Builder<'three-misses'> = ({ unit }, pen) => {
  // In the middle of a report it is the report that an officer who is a volunteer too gets on with.
  const to = pen.to === 'both' ? 'volunteer' : pen.to;
  return show(
    {
      title: THREE_MISSES.title,
      body: [text(THREE_MISSES.body[to])],
      buttons: to === 'officer' ? [staffButton(pen)] : waysOut(unit, pen),
    },
    pen,
    [CONTACT_TAP, ...pen.home],
  );
};

function waysOut(unit: Unit | null, pen: Pen): messagingApi.FlexComponent[] {
  const person = callButton(unit) ?? button(pen.tap(CONTACT_TAP));
  if (pen.to === 'former') return [person];
  if (unit === null) return [button(pen.tap({ action: 'register' }), 'main'), person];
  return [button(pen.tap({ action: 'report' }), 'main'), button(openPage(LABELS.form, pen.links.report)), person];
}
