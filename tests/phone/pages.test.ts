import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIFF_ID, openStage, type Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  const action = { type: 'uri', label: 'เปิดแบบฟอร์ม', uri: `https://liff.line.me/${LIFF_ID}` };
  const template = { type: 'buttons', text: 'เปิดหน้า', actions: [action] };
  stage = await openStage({ follow: [{ type: 'template', altText: 'เปิดหน้า', template }] });
});
afterAll(() => stage.close());

const dialog = (page: Page) => page.getByRole('dialog', { name: 'เปิดแบบฟอร์ม' });
const form = (page: Page) => dialog(page).frameLocator('iframe');
const plane = (page: Page) => dialog(page).getByRole('button', { name: 'โหมดเครื่องบิน' });
const open = (page: Page) => page.getByRole('button', { name: 'เปิดแบบฟอร์ม' }).click();
async function close(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'ปิด' }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

describe('a LIFF page on the phone', () => {
  test('covers the screen, names its own host, and may ask for the place', async () => {
    const page = await stage.open('หน้าเต็ม');
    await open(page);
    await form(page).getByText('signed in').waitFor();
    const endpoint = new URL(stage.sim.world.settings.liff[LIFF_ID] ?? '');
    await dialog(page).getByText(endpoint.host).waitFor();
    // It slides up first.
    await expect.poll(() => dialog(page).boundingBox()).toMatchObject({ y: 0, height: 844 });
    const frame = page.frames().find((one) => one.url().startsWith(endpoint.origin));
    const allowed = 'document.featurePolicy.allowedFeatures()';
    expect(await frame?.evaluate(allowed)).toEqual(expect.arrayContaining(['camera', 'geolocation']));
  });

  test('is told of airplane mode, and comes back in it where it was, with nobody’s tokens', async () => {
    const page = await stage.open('ขึ้นเครื่อง');
    await open(page);
    await form(page).getByText('on the ground').waitFor();
    await form(page).getByRole('link', { name: 'ต่อไป' }).click();
    await form(page).getByText('?step=2').waitFor();
    await plane(page).click();
    await form(page).getByText('in the air').waitFor();
    await close(page);
    await open(page);
    await form(page).getByText('?step=2').waitFor();
    await form(page).getByText('nobody').waitFor();
    await plane(page).click();
    await form(page).getByText('on the ground').waitFor();
    await close(page);
    await open(page);
    await form(page).getByText('signed in').waitFor();
    await form(page).getByText('first').waitFor();
  });

  test('does not open without signal when it was never open', async () => {
    const page = await stage.open('ไม่เคยเปิด');
    const { userId } = stage.sim.user((await page.locator('.phone').getAttribute('data-user')) ?? '');
    await stage.sim.user(userId).airplane(true);
    await page.getByRole('button', { name: 'ปิดโหมดเครื่องบิน' }).waitFor();
    await open(page);
    await page.getByText('จึงเปิดหน้านี้ไม่ได้').waitFor();
    expect(await dialog(page).count()).toBe(0);
  });

  test('goes back step by step, then away, and may close itself or sign in anew', async () => {
    const page = await stage.open('ย้อน');
    await open(page);
    await form(page).getByRole('link', { name: 'ต่อไป' }).click();
    await form(page).getByText('nobody').waitFor();
    await form(page).getByRole('button', { name: 'login' }).click();
    await form(page).getByText('signed in').waitFor();
    await form(page).getByRole('link', { name: 'ต่อไป' }).click();
    await form(page).getByText('?step=2').waitFor();
    const back = dialog(page).getByRole('button', { name: 'ย้อนกลับ' });
    await back.click();
    await form(page).getByText('first').waitFor();
    await back.click();
    await form(page).getByText('first').waitFor();
    await back.click();
    await dialog(page).waitFor({ state: 'detached' });
    await open(page);
    await form(page).getByRole('button', { name: 'close' }).click();
    await dialog(page).waitFor({ state: 'detached' });
  });
});
