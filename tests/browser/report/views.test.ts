import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
const asked = (page: Page) => page.evaluate<string[]>('controller.asked');
const answer = (page: Page, code: string) => page.evaluate(`controller.answers.value['${code}']`);
const focused = (page: Page) => page.evaluate('document.activeElement.id');

test('empty is not zero: "none" is one tap, and becomes minus; typing takes Thai digits, three at most', async () => {
  const page = await stage.open('empty');
  const box = page.getByRole('textbox', { name: 'หญิงตั้งครรภ์รายใหม่' });
  await button(page, 'ไม่มี หญิงตั้งครรภ์รายใหม่ ใส่ 0').click();
  expect(await answer(page, 'promote_health.1')).toBe(0);
  await button(page, 'เพิ่ม หญิงตั้งครรภ์รายใหม่').click();
  await button(page, 'เพิ่ม หญิงตั้งครรภ์รายใหม่').click();
  await button(page, 'ลด หญิงตั้งครรภ์รายใหม่').click();
  expect(await box.inputValue()).toBe('1');
  await box.fill('๑๒ค3๔');
  expect(await box.inputValue()).toBe('123');
  await box.fill('');
  expect(await answer(page, 'promote_health.1')).toBeNull();
  await page.context().close();
});

test('a new screen begins at its title; the phone\'s own "back" leads along the way she came', async () => {
  const page = await stage.open('filled');
  await button(page, 'ต่อไป').click();
  await expect.poll(() => focused(page)).toBe('title');
  await button(page, /^ดูทั้ง/).click();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /^ส่วนที่ 2/ }).waitFor();
  await button(page, 'กลับ').click();
  await page.getByRole('heading', { level: 1, name: /^ส่วนที่ 1/ }).waitFor();
  await page.context().close();
});

test('opening moves the reader nowhere, and nowhere draws a ring around a title', async () => {
  const page = await stage.open('opening');
  await page.evaluate("controller.save.value = 'empty'");
  await page.getByRole('textbox').first().waitFor();
  expect(await focused(page)).toBe('');
  await page.keyboard.press('Tab');
  await page.evaluate("document.querySelector('.foot .btn').click()");
  await expect.poll(() => focused(page)).toBe('title');
  expect(await page.evaluate("getComputedStyle(document.getElementById('title')).outlineStyle")).toBe('none');
  await page.context().close();
});

test('the header goes away with what is read where it would take a third of the screen', async () => {
  const positionAt = async (scale: number) => {
    const page = await stage.open('filled', { scale, viewport: { width: 320, height: 640 } });
    const position = await page.evaluate("getComputedStyle(document.querySelector('.top')).position");
    await page.context().close();
    return position;
  };
  expect(await positionAt(150)).toBe('static');
  expect(await positionAt(100)).toBe('sticky');
});

test('what is saved moves nothing', async () => {
  const page = await stage.open('empty');
  const height = () => page.evaluate("document.querySelector('.top').offsetHeight");
  const before = await height();
  await page.evaluate("controller.save.value = 'saved'");
  await page.getByText('บันทึกแล้ว').waitFor();
  expect(await height()).toBe(before);
  await page.context().close();
});

test("the address stays LINE's until the sign-in is over", async () => {
  const page = await stage.open('unsigned');
  const length = await page.evaluate('history.length');
  await button(page, 'ต่อไป').click();
  expect(await page.evaluate('history.length')).toBe(length);
  await page.evaluate("controller.signIn.value = { kind: 'signed' }");
  await button(page, 'ต่อไป').click();
  await page.goBack();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /^ส่วนที่ 1/ }).waitFor();
  await page.context().close();
});

test('one tap fills, one takes it back; gaps are named and may go as they are', async () => {
  const page = await stage.open('empty');
  await button(page, 'เหมือนเดือนก่อนทุกข้อ').click();
  await page.getByRole('heading', { level: 1, name: 'ตรวจก่อนส่ง' }).waitFor();
  await button(page, 'เลิกทำ').click();
  await button(page, 'ส่งรายงาน').click();
  await expect.poll(() => focused(page)).toBe('objection');
  await page.getByRole('heading', { name: 'ยังไม่มีตัวเลข' }).waitFor();
  await button(page, 'เยี่ยมผู้สูงอายุ').click();
  await expect.poll(() => focused(page)).toBe('promote_health.7');
  await page.keyboard.type('4');
  await page.evaluate("document.querySelector('.all').click()");
  await button(page, 'ตรวจก่อนส่ง').click();
  await button(page, 'ส่งรายงาน').click();
  await button(page, 'ส่งเท่าที่ใส่').click();
  expect(await asked(page)).toEqual(['send']);
  await page.context().close();
});

test('what one tap filled is taken back on its own screen only', async () => {
  const page = await stage.open('empty');
  await button(page, 'ไม่มีทุกข้อ').click();
  await button(page, 'เลิกทำ').waitFor();
  await button(page, 'ต่อไป').click();
  await page.getByRole('heading', { level: 1, name: /^ส่วนที่ 2/ }).waitFor();
  expect(await button(page, 'เลิกทำ').count()).toBe(0);
  await button(page, 'กลับ').click();
  await button(page, 'เลิกทำ').click();
  expect(await answer(page, 'promote_health.1')).toBeUndefined();
  await page.context().close();
});

test('zeros with gaps are asked why only when they shall go like that', async () => {
  const page = await stage.open('empty');
  await button(page, 'ไม่มี หญิงตั้งครรภ์รายใหม่ ใส่ 0').click();
  await button(page, /^ดูทั้ง/).click();
  await button(page, 'ตรวจก่อนส่ง').click();
  await button(page, 'ส่งรายงาน').click();
  const why = page.getByRole('heading', { name: 'เป็น 0 ทุกข้อ' });
  await button(page, 'ส่งเท่าที่ใส่').waitFor();
  expect(await why.count()).toBe(0);
  await button(page, 'ส่งเท่าที่ใส่').click();
  await why.waitFor();
  await expect.poll(() => focused(page)).toBe('objection');
  await page.context().close();
});

test('days are the last ones that count, in the strip and in the list of months', async () => {
  const page = await stage.open('everything-wrong');
  await page.getByText('เลยกำหนดแล้ว ยังส่งได้ถึง 5 พ.ย. 2569').waitFor();
  for (const no of [2, 1]) {
    await button(page, 'กลับ').click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`^ส่วนที่ ${no}`) }).waitFor();
  }
  await button(page, /^เลือกเดือน/).click();
  await page.getByText('ส่งภายใน 31 ต.ค. 2569').first().waitFor();
  await page.context().close();
});

test('a month of zeros goes with a reason', async () => {
  const page = await stage.open('all-zero');
  await button(page, 'ส่งรายงาน').click();
  await expect.poll(() => focused(page)).toBe('objection');
  await button(page, 'เจ็บป่วย').click();
  await button(page, 'ส่งรายงาน').click();
  expect(await asked(page)).toEqual(['send เจ็บป่วย']);
  await page.context().close();
});

test('photos and place are asked for one by one, and never ticked for her', async () => {
  const page = await stage.open('all-zero');
  await button(page, /^แนบรูปหรือสถานที่/).click();
  const ticks = page.getByRole('checkbox');
  expect([await ticks.nth(0).isChecked(), await ticks.nth(1).isChecked()]).toEqual([false, false]);
  expect(await button(page, 'แนบตำแหน่งตอนนี้').count()).toBe(0);
  await ticks.nth(1).check();
  await button(page, 'แนบตำแหน่งตอนนี้').click();
  expect(await asked(page)).toEqual(['attach', 'agree place 2569-1 true', 'place']);
  await page.context().close();
});

test('a photo that came without her word waits for it on the receipt', async () => {
  const page = await stage.open('sent-without-consent');
  await page.getByText('รออนุญาต').waitFor();
  await page.getByRole('checkbox').first().check();
  expect(await asked(page)).toEqual(['agree photo 2569-1 true']);
  await page.context().close();
});

test('what came back opens at its item, and each problem has its way out', async () => {
  const returned = await stage.open('everything-wrong');
  await returned.getByRole('heading', { level: 1, name: /^ส่วนที่ 3/ }).waitFor();
  await button(returned, 'ใช้ชุดนั้น').click();
  await button(returned, 'เปิดใหม่').click();
  await button(returned, 'ลองอีกครั้ง').click();
  expect(await asked(returned)).toEqual(['take offer', 'newer app', 'sign in']);
  await returned.context().close();
  for (const [state, way, what] of [
    ['version-conflict', 'ใช้ตัวเลขของฉัน', 'resolve send-mine'],
    ['version-conflict', 'ใช้ฉบับใหม่', 'resolve take-theirs'],
    ['other-user', 'เข้าระบบใหม่', 'sign in'],
    ['invalid-answers', 'เยี่ยมผู้สูงอายุ', 'resolve edit'],
    ['trouble', 'ส่งอีกครั้ง', 'resolve send-mine'],
    ['sent', 'แก้ไขแล้วส่งใหม่', 'edit again'],
  ] as const) {
    const page = await stage.open(state);
    await button(page, way).click();
    expect(await asked(page), state).toEqual([what]);
    if (state === 'invalid-answers') await expect.poll(() => focused(page)).toBe('promote_health.7');
    await page.context().close();
  }
});
