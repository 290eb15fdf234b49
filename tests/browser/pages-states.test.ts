import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { faultsOf, openPage } from './support/pages.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Each page and what stands on it only when its data is there. */
const PAGES = [
  ['/', '.ways b'],
  ['/points', '.bal'],
  ['/my-reports', '.months'],
  ['/my-reports/2026-10', '.receipt'],
  ['/profile', '.consent'],
] as const;

const REFERENCE = '01a200d4-3aa8-747e-a572-0cc8440837c1';
const problem = (status: number, code: string, detail: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail, reference: REFERENCE }),
  });

async function visit() {
  const stage = await openStage();
  const user = await stage.volunteer('สมหญิง', 'DEMO-0001');
  const phone = await stage.phone(browser);
  // LINE may still be asked when the test is over.
  onTestFinished(() => phone.context.unrouteAll({ behavior: 'ignoreErrors' }));
  /** Signs in first, so that what is refused below is the page's own data. */
  await openPage(stage, phone, user, '/privacy');
  await phone.page.waitForURL(/\/liff\/privacy$/);
  await phone.page.getByText('คุณตัวอย่าง หนึ่ง').waitFor();
  const { page } = phone;
  /** Nothing of it seen before. */
  const forget = () =>
    page.evaluate(() => {
      for (const key of Object.keys(sessionStorage)) if (key.startsWith('pages:/')) sessionStorage.removeItem(key);
    });
  /** Whatever hangs is given up. */
  const leave = () => page.goto(`${stage.origin}/liff/privacy`);
  const open = async (path: string) => {
    await leave();
    await forget();
    await page.goto(`${stage.origin}/liff${path === '/' ? '' : path}`);
  };
  return { stage, page, open, leave };
}

const data = (page: Page, answer: (route: Route) => unknown) =>
  page.route(
    (url) => url.pathname.startsWith('/api/') && url.pathname !== '/api/session',
    async (route) => {
      await answer(route);
    },
  );
/** Everything but the page itself and what belongs to it. */
const all = (page: Page, answer: (route: Route) => unknown) =>
  page.route('**/api/**', async (route) => {
    await answer(route);
  });

describe.each(PAGES)('%s', (path, marker) => {
  test('waits in grey, says what is wrong with a way on, and recovers', async () => {
    const { page, open, leave } = await visit();
    await data(page, () => new Promise(() => {}));
    await open(path);
    await page.locator('[aria-busy=true]').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await leave();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await data(page, problem(500, 'unexpected', 'ระบบขัดข้อง ข้อมูลเดิมยังอยู่ครบ'));
    await open(path);
    await page.getByText(REFERENCE).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.unrouteAll();
    await page.getByRole('button', { name: 'ลองใหม่' }).click();
    await page.locator(marker).first().waitFor();
    await data(page, problem(503, 'store-unavailable', 'ระบบบันทึกไม่ได้ชั่วคราว'));
    await page.reload();
    await page.getByText(/ยังเปิดข้อมูลใหม่ไม่ได้ ดูข้อมูลเดิมได้ค่ะ ข้อมูลเมื่อ/).waitFor();
  });

  test('without signal it says so, and opens by itself when there is one', async () => {
    const { page, open } = await visit();
    await all(page, (route) => route.abort('internetdisconnected'));
    await open(path);
    await page.getByRole('heading', { name: 'ตอนนี้ไม่มีสัญญาณ' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.locator(marker).first().waitFor();
  });

  test('a session that ended leads to LINE’s sign-in', async () => {
    const { page, open } = await visit();
    await all(page, problem(401, 'not-signed-in', 'กรุณาเข้าสู่ระบบใหม่'));
    await open(path);
    await page.getByRole('button', { name: 'เข้าสู่ระบบด้วยไลน์' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

test.each(['/points', '/my-reports', '/my-reports/2026-10', '/profile'])(
  '%s leads who is not registered to registration',
  async (path) => {
    const stage = await openStage();
    const phone = await stage.phone(browser);
    const page = await openPage(stage, phone, stage.bot.sim.user('สมศรี'), path);
    await page.getByRole('heading', { name: 'ลงทะเบียนก่อนนะคะ' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'ลงทะเบียน', exact: true }).click();
    await page.getByRole('link', { name: /ไม่มีรหัส/ }).waitFor();
  },
);

test('a newcomer’s pages are empty in a kind way', async () => {
  const stage = await openStage();
  const user = await stage.volunteer('สมศรี', 'DEMO-0031');
  const phone = await stage.phone(browser);
  const page = await openPage(stage, phone, user, '/points');
  await page.getByText('ยังไม่มีรายการ ส่งรายงานแล้วรอรับรอง จะได้แต้มค่ะ').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: /^รายงาน/ }).click();
  await page.getByText('ยังไม่มีรายงานที่ส่งค่ะ').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(`${stage.origin}/liff/my-reports/2026-10`);
  await page.getByText('เดือนนี้ยังไม่มีรายงานที่ส่งค่ะ').waitFor();
  await page.goto(`${stage.origin}/liff/rewards`);
  await page.getByRole('link', { name: 'ไปหน้าแรก' }).click();
  await page.getByRole('heading', { name: 'พฤศจิกายน 2569' }).waitFor();
});
