import regular from '@fontsource/noto-sans-thai-looped/files/noto-sans-thai-looped-thai-400-normal.woff2?url';
import bold from '@fontsource/noto-sans-thai-looped/files/noto-sans-thai-looped-thai-700-normal.woff2?url';
import { mountReport } from '../../../liff/report/mount.tsx';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { STATES } from '../support/states.ts';
import '../../../liff/style/base.css';
import '../../../liff/style/report.css';

// The report page in the state that the address names, with a controller that tells what was asked of it.
const asked = new URLSearchParams(location.search);
const controller = STATES[asked.get('state') ?? '']?.(FORM_2567_2);
const root = document.getElementById('app');
if (!controller || !root) throw new Error('no such state');
if (asked.has('unit')) controller.who.value = { ...controller.who.value, unitPhone: null };
for (const [weight, url] of [
  ['400', regular],
  ['700', bold],
] as const) {
  const face = new FontFace('NSTL', `url(${url})`, { weight, unicodeRange: 'U+0E00-0E7F,U+200B-200D,U+25CC' });
  document.fonts.add(await face.load());
}
Object.assign(window, { controller });
mountReport(root, controller);
// The screens that come later are there, too.
await Promise.all([import('../../../liff/report/later/Later.tsx'), import('../../../liff/report/later/Rare.tsx')]);
await document.fonts.ready;
requestAnimationFrame(() => setTimeout(() => setTimeout(() => document.body.setAttribute('data-ready', ''))));
