import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { buttonData, REPORT, saidTo, says, volunteer } from './support/story.ts';

test('who registers as staff is led to what staff do, not to a report that nobody takes from her', async () => {
  const bot = await startBot();
  const user = bot.sim.user('staff');
  await says(bot, user, 'ลงทะเบียน DEMO-STAFF-1', 'ใช่ ฉันเอง');
  expect(saidTo(user).at(-1)).toContain('ต่อไปพิมพ์ ตรวจรายงาน ได้เลยค่ะ');
  expect(() => buttonData(user, 'ส่งรายงาน')).toThrow('no button');
  await says(bot, user, 'รายชื่อค้างส่ง');
  expect(saidTo(user).at(-1)).toContain('ส่งแล้ว 0 จาก 42 คน');
  await says(bot, user, 'ช่วยเหลือ');
  expect(saidTo(user).at(-1)).toContain('วิธีใช้ สำหรับเจ้าหน้าที่');
  expect(saidTo(user).at(-1)).not.toContain('ดูแต้ม');
});

test('a volunteer who takes on staff’s work is told of it, and still reports', async () => {
  const bot = await startBot();
  const user = bot.sim.user('both');
  await says(bot, user, 'ลงทะเบียน DEMO-0031', 'ใช่ ฉันเอง', 'ลงทะเบียน DEMO-STAFF-1', 'ใช่ ฉันเอง');
  expect(saidTo(user).at(-1)).toContain('เพิ่มหน้าที่ให้แล้วค่ะ\nต่อไปพิมพ์ ตรวจรายงาน ได้เลยค่ะ');
  await says(bot, user, 'ช่วยเหลือ');
  expect(saidTo(user).join('')).toMatch(/วิธีใช้ สำหรับเจ้าหน้าที่.*ดูแต้ม/su);
  await says(bot, user, 'ส่งรายงาน');
  expect(saidTo(user).at(-1)).toContain('รายงาน พฤศจิกายน 2569');
});

test.each([
  ['DEMO-STAFF-2', 'สำนักงานสาธารณสุขอำเภอตัวอย่าง'],
  ['DEMO-DISTRICT', 'สำนักงานสาธารณสุขจังหวัดตัวอย่าง'],
  ['DEMO-PROVINCE', 'กรมสนับสนุนบริการสุขภาพ'],
  ['DEMO-NATIONAL', 'ผู้ดูแลระบบของกรม สบส.'],
])('%s asks the office above: %s', async (code, above) => {
  const bot = await startBot();
  const user = bot.sim.user(code);
  await says(bot, user, `ลงทะเบียน ${code}`, 'ใช่ ฉันเอง');
  expect(saidTo(user).at(-1)).toContain(code === 'DEMO-STAFF-2' ? 'พิมพ์ ตรวจรายงาน' : 'ดูภาพรวมพื้นที่');
  await says(bot, user, 'ติดต่อเจ้าหน้าที่');
  expect(saidTo(user).at(-1)).toContain(above);
  await says(bot, user, 'แต้ม');
  expect(saidTo(user).at(-1)).toContain('ชื่อนี้ยังไม่มีแต้มค่ะ');
});

test('who left at the end of a month still sends it while it takes reports, and nothing after that', async () => {
  const bot = await startBot({ start: Date.parse('2026-12-03T10:00:00+07:00') });
  const user = await volunteer(bot);
  bot.store.exec("update assignment set to_month = '2026-11' where person_id = 'demo-volunteer-0031'");
  await says(bot, user, REPORT);
  expect(saidTo(user).at(-1)).toContain('เดือนพฤศจิกายน 2569');
  await says(bot, user, 'ยืนยันส่ง');
  expect(saidTo(user).at(-1)).toContain('เลขรับ');
  bot.clock.advance(3 * 24 * 3_600_000);
  await says(bot, user, 'ส่งรายงาน');
  expect(saidTo(user).at(-1)).toContain('ชื่อนี้ไม่ต้องส่งรายงาน');
});

test.each([
  ['DEMO-STAFF-1', '/staff/demo-unit/2026-11/file'],
  ['DEMO-0001', '/staff/demo-unit/2026-11/file'],
  ['DEMO-0031', 'ผู้ที่ส่งแทนได้คือประธาน อสม.'],
  ['DEMO-DISTRICT', 'ผู้ที่ส่งแทนได้คือประธาน อสม.'],
])('%s who types ส่งแทน is led where it is done, or told who does it', async (code, told) => {
  const bot = await startBot();
  const user = bot.sim.user(code);
  await says(bot, user, `ลงทะเบียน ${code}`, 'ใช่ ฉันเอง', 'ส่งแทนป้าสมศรี ผู้สูงอายุ 4');
  expect(JSON.stringify(user.chat.at(-1))).toContain(told);
});

test('a volunteer who is a province officer too is given her unit’s number, and that of the office above', async () => {
  const bot = await startBot();
  const user = bot.sim.user('both');
  await says(bot, user, 'ลงทะเบียน DEMO-0031', 'ใช่ ฉันเอง', 'ลงทะเบียน DEMO-PROVINCE', 'ใช่ ฉันเอง', 'ติดต่อเจ้าหน้าที่');
  const told = saidTo(user).slice(-2);
  expect(told).toEqual([
    expect.stringContaining('เรื่องรายงานและแต้มของท่าน\nรพ.สต.บ้านตัวอย่าง'),
    expect.stringContaining('เรื่องงานของเจ้าหน้าที่\nกรมสนับสนุนบริการสุขภาพ'),
  ]);
});

test('an officer who uses a volunteer’s code is told which comes first, and stays who she is', async () => {
  const bot = await startBot();
  const user = bot.sim.user('officer');
  await says(bot, user, 'ลงทะเบียน DEMO-STAFF-1', 'ใช่ ฉันเอง', 'ลงทะเบียน DEMO-0031');
  expect(saidTo(user).at(-1)).toContain('เพิ่มชื่อ อสม. ทีหลังไม่ได้ค่ะ');
  await says(bot, user, 'ใช่ ฉันเอง', 'ตรวจรายงาน');
  expect(saidTo(user).at(-1)).toContain('รพ.สต.บ้านตัวอย่าง');
  expect(bot.store.prepare("select 1 from line_link where person_id = 'demo-volunteer-0031'").all()).toEqual([]);
});
