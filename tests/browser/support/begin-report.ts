import type { Browser } from 'playwright-core';
import { FIRST, reportPage } from './report-page.ts';
import { openStage } from './stage.ts';

/** A volunteer without history on her phone, signed in by LINE, with a number typed in the first box and kept. */
export async function beginReport(browser: Browser, digits = '4') {
  const stage = await openStage();
  const user = await stage.volunteer('สมหญิง', 'DEMO-0031');
  const phone = await stage.phone(browser);
  const report = reportPage(await phone.open(user));
  await report.type(FIRST, digits);
  await report.saved();
  await phone.signedIn();
  return { stage, user, phone, report };
}
