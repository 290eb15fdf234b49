import { WELCOME, WELCOME_BACK_HINT, welcomeBack } from '../../../shared/text/welcome.ts';
import { bold, button, rule, text } from '../flex.ts';
import { HOMES } from '../pen.ts';
import { type Builder, say, show } from '../speech.ts';

/** The first thing that anybody reads here, and how to begin. */
export const welcome: Builder<'welcome'> = ({ name }, pen) => {
  const { to } = pen;
  if (name !== null && to !== 'guest') return say(`${welcomeBack(name)}\n${WELCOME_BACK_HINT[to]}`, pen, pen.home);
  return show(
    {
      title: WELCOME.title,
      body: [text(WELCOME.body), rule(), bold(WELCOME.howTitle), ...WELCOME.how.map((line) => text(line))],
      buttons: [button(pen.tap({ action: 'register' }), 'main')],
    },
    pen,
    HOMES.guest,
  );
};
