import { WELCOME, WELCOME_BACK_HINT, welcomeBack } from '../../../shared/text/welcome.ts';
import { bold, button, rule, text } from '../flex.ts';
import { type Builder, HOME, say, show } from '../speech.ts';

/** The first thing that anybody reads here, and how to begin. */
export const welcome: Builder<'welcome'> = ({ name }, pen) => {
  if (name !== null) return say(`${welcomeBack(name)}\n${WELCOME_BACK_HINT}`, pen, HOME);
  return show(
    {
      title: WELCOME.title,
      body: [text(WELCOME.body), rule(), bold(WELCOME.howTitle), ...WELCOME.how.map((line) => text(line))],
      buttons: [button(pen.tap({ action: 'register' }), 'main')],
    },
    pen,
    [{ action: 'register' }, { action: 'help' }, { action: 'contact' }],
  );
};
