import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { scratchFolder } from '../support/server.ts';
import { type DemoPhone, openDemoPhone } from './support/demo-phone.ts';

const CLI = fileURLToPath(new URL('../../bot/cli/main.ts', import.meta.url));
const folder = scratchFolder();
const env: Record<string, string> = {
  DATABASE_URL: `file:${folder.path}/vhv.sqlite`,
  // D-5 of November 2026, ten in the morning in Bangkok. A command's clock starts here too, and it plans for the next minute.
  CLOCK: '2026-11-25T03:00:50Z',
};
let phone: DemoPhone;

beforeAll(async () => {
  env.SIMULATOR_PORT = String(await freePort());
  phone = await openDemoPhone(env);
});
afterAll(async () => {
  await phone?.close();
  folder.remove();
});

/** As an operator types it, beside the running demo; answers what it printed. */
async function cli(...args: string[]): Promise<string> {
  const own = { PATH: process.env.PATH, HOME: process.env.HOME, ...env };
  return (await promisify(execFile)(process.execPath, [CLI, ...args], { env: own })).stdout;
}
const menu = (spoken: string) => phone.page.getByRole('button', { name: spoken, exact: true });

test('in the last days her menu says that it is time, and every answer ends with the month that waits', async () => {
  await phone.tap('เพิ่มเพื่อน');
  await phone.type('ลงทะเบียน DEMO-0002');
  await phone.tap('ใช่ ฉันเอง');
  await phone.said('ลงทะเบียนแล้ว').waitFor();
  await phone.type('แต้ม');
  await phone.said('ยังไม่ได้ส่ง').waitFor();
});

test('an operator sees what a wave costs, pauses it, lets it go on, and it reaches her phone once', async () => {
  const foreseen = await cli('wave', 'plan', '--area', '99999', '--name', 'try', '--dry-run');
  expect(foreseen).toContain('people  1 in 1 calls');
  expect(foreseen).toContain('a dry run: nothing was written');
  const planned = await cli('wave', 'plan', '--area', '99999', '--name', 'try', '--from', '2026-11-25T04:30:00Z');
  const id = /wave start (\S+)/.exec(planned)?.[1] ?? '';
  expect(await cli('wave', 'start', id, '--yes')).toContain('is running');
  expect(await cli('wave', 'pause', id)).toContain('is paused');
  expect(await cli('wave', 'list')).toContain('paused');
  expect(await cli('wave', 'cancel', id)).toContain('is cancelled');

  const again = await cli('wave', 'plan', '--area', '99999', '--name', 'now');
  const now = /wave start (\S+)/.exec(again)?.[1] ?? '';
  await cli('wave', 'start', now, '--yes');
  await phone.said('พิมพ์ ตั้งการเตือน').waitFor();
  expect(await cli('wave', 'show', now, '--watch')).toMatch(/state {3}finished/);
});

test('the reminder’s one button opens the quick report; once it is sent the menu says so, and no wave holds her', async () => {
  await phone.tap('ส่งรายงาน');
  await phone.tap('เหมือนเดือนก่อน');
  await phone.tap('ยืนยันส่ง');
  await phone.said('ยังไม่ใช่การยืนยันการจ่ายเงิน').waitFor();
  await phone.page.getByRole('button', { name: 'กลับไปเมนู' }).click();
  await menu('ดูรายงานของฉัน').waitFor();
  expect(await cli('wave', 'plan', '--area', '99999', '--name', 'late', '--dry-run')).toMatch(/people {2}0 in 0 calls/);
});
