import { describe, expect, test } from 'vitest';
import { holdAnswer, postsOf } from './support/api-calls.ts';
import { keptPhone } from './support/kept-phone.ts';
import { FIRST, FIRST_CODE, reportPage } from './support/report-page.ts';
import { openStage } from './support/stage.ts';

async function begun() {
  const stage = await openStage();
  const user = await stage.volunteer('สมหญิง', 'DEMO-0031');
  const kept = keptPhone();
  const phone = await stage.outfit(await kept.start());
  const report = reportPage(await phone.open(user));
  return { stage, user, kept, phone, report };
}

describe('a browser that dies', () => {
  test('while it posts, when the server already has the report: it is there once, and the receipt comes', async () => {
    const { stage, user, kept, phone, report } = await begun();
    await report.type(FIRST, '4');
    await report.saved();
    await phone.signedIn();
    const first = postsOf(phone.context);
    const { taken } = await holdAnswer(phone.page);
    await report.review();
    await report.send();
    await taken;
    await kept.kill();
    const again = await stage.outfit(await kept.start());
    const second = postsOf(again.context);
    const number = await reportPage(await again.open(user)).receipt();
    expect(stage.versions()).toEqual([expect.objectContaining({ number, version: 1 })]);
    expect(stage.versions()[0]?.answers[FIRST_CODE]).toBe(4);
    expect([...first.ids, ...second.ids]).toEqual([first.ids[0], first.ids[0]]);
  });

  test('while she types: what the page calls kept is there', async () => {
    const { stage, user, kept, phone, report } = await begun();
    // The server's copy shall not help the phone's memory.
    await phone.page.route('**/api/drafts/*', (route) => route.abort());
    await report.title('ส่วนที่ 1');
    const boxes = phone.page.getByRole('textbox');
    // Not the last one: with all done she would go on at the next part.
    const count = (await boxes.count()) - 1;
    for (let i = 0; i < count; i++) await boxes.nth(i).fill(String(i + 1));
    // Two frames later no older word of it stands there.
    await phone.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await report.saved();
    await kept.kill();
    const again = await stage.outfit(await kept.start());
    const page = await again.open(user);
    const after = page.getByRole('textbox');
    const numbers = () => after.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));
    await expect.poll(numbers).toEqual([...Array.from({ length: count }, (_, i) => String(i + 1)), '']);
  });
});
