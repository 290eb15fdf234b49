import { isMonth } from '../shared/calendar/months.ts';
import { hearAirplane } from './line/airplane.ts';
import { browserEnv } from './offline/browser-env.ts';
import { mountReport } from './report/mount.tsx';
import { createReportController } from './report/state/create.ts';
import { applyTextSize } from './state/text-size.ts';
import './style/base.css';
import './style/report.css';

// First of all: what asks the server before knows nothing of airplane mode.
if (__DEMO__) hearAirplane();

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? '';
const servedAt = Number(meta('served-at')) || null;
const env = browserEnv({
  now: () => Date.now(),
  random: () => Math.random(),
  uuid: () => crypto.randomUUID(),
  servedAt,
});
const { controller, start } = createReportController({
  env,
  form: __FORM__,
  app: __APP__,
  openDoor: async () => {
    const { lineDoor } = __DEMO__ ? await import('./line/demo.ts') : await import('./line/start.ts');
    return lineDoor({ liffId: meta('liff-id'), servedAt: servedAt ?? Date.now() });
  },
});

applyTextSize();
const root = document.getElementById('app');
if (root) mountReport(root, controller);
// A link from her reports names the month.
const month = new URLSearchParams(location.search).get('month');
if (month && isMonth(month) && month !== controller.month.value.month) controller.chooseMonth(month);
// Reads the phone's own copy first, some ms; LINE and the server are asked after that.
void start();
