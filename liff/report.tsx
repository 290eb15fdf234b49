import { effect } from '@preact/signals';
import { isMonth } from '../shared/calendar/months.ts';
import { hearAirplane } from './line/airplane.ts';
import { mountReport } from './report/mount.tsx';
import { createReportController } from './report/state/create.ts';
import { applyTextSize } from './state/text-size.ts';
import { thisPage } from './this-page.ts';
import './style/base.css';
import './style/report.css';

// First of all: what asks the server before knows nothing of airplane mode.
if (__DEMO__) hearAirplane();

const { env, openDoor } = thisPage();
const { controller, start } = createReportController({
  env,
  form: __FORM__,
  app: __APP__,
  openDoor,
});

applyTextSize();
const root = document.getElementById('app');
if (root) mountReport(root, controller);
// A link from her reports names the month. One that is closed or certified has a page of its own: nobody shall fill another
// month by mistake.
const month = new URLSearchParams(location.search).get('month');
if (month && isMonth(month)) {
  if (month !== controller.month.value.month) controller.chooseMonth(month);
  effect(() => {
    const { sure } = controller.month.value;
    if (sure && !controller.choices.value.some((choice) => choice.month === month))
      location.replace(`/liff/my-reports/${month}`);
  });
}
// Reads the phone's own copy first, some ms; LINE and the server are asked after that.
void start();
