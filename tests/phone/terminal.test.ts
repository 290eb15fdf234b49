import { execFile } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phoneClient } from '../simulator/cli/client.ts';
import { replay } from '../simulator/cli/replay.ts';
import { talk } from '../simulator/cli/talk.ts';
import { CARD, say } from './samples.ts';
import { openStand, type Stand } from './stage.ts';

let stand: Stand;

beforeAll(async () => {
  stand = await openStand({
    follow: [say('สวัสดี')],
    การ์ด: [CARD],
    confirm: [say('เลขรับ 123456789012 รับแล้ว')],
    วันที่: [say('วันไหน', { type: 'datetimepicker', label: 'เลือกวัน', data: 'when', mode: 'date' })],
    when: [say('ได้วันแล้ว')],
  });
});
afterAll(() => stand.close());

const client = () => phoneClient(stand.sim.url);

async function run(script: string[], patience = 30_000): Promise<{ ok: boolean; printed: string[] }> {
  const printed: string[] = [];
  const ok = await replay({ client: client(), script, patience, print: (line) => printed.push(line) });
  return { ok, printed };
}

describe('the terminal phone', () => {
  test('replays a story; digits in what it waits for may differ', async () => {
    const { ok, printed } = await run([
      'user นักเล่า',
      'follow',
      'wait สวัสดี',
      'text การ์ด',
      'wait ตรวจก่อนส่ง',
      'tap ยืนยันส่ง',
      'wait เลขรับ 000 รับแล้ว',
      'text วันที่',
      'pick 2026-11-21 เลือกวัน',
      'wait ได้วันแล้ว',
    ]);
    expect(printed.join('\n')).toContain('เลขรับ 123456789012 รับแล้ว');
    expect(ok).toBe(true);
    const picked = stand.events.findLast((event) => event.type === 'postback');
    expect(picked?.postback).toMatchObject({ params: { date: '2026-11-21' } });
  });

  test('sends what waited in airplane mode, a sticker, a picture and a place', async () => {
    const deeds = ['airplane on', 'sticker', 'image', 'location', 'airplane off', 'unsend', 'block', 'unblock'];
    const { ok } = await run(['user นักบิน', 'follow', 'wait สวัสดี', ...deeds, 'wait สวัสดี']);
    expect(ok).toBe(true);
    const seen = stand.events.map((event) => (event.message as { type: string } | undefined)?.type ?? event.type);
    expect(seen).toEqual(expect.arrayContaining(['sticker', 'image', 'location', 'unsend', 'unfollow']));
  });

  test('fails when a wait runs out, and says what came instead', async () => {
    // Her greeting is there before the wait begins, however short that is.
    const her = stand.sim.user('คนรอ');
    await her.follow();
    await her.waitForReply();
    const { ok, printed } = await run(['user คนรอ', 'wait ลาก่อน'], 300);
    expect(ok).toBe(false);
    expect(printed).toEqual(expect.arrayContaining([expect.stringContaining('ไม่มีข้อความ "ลาก่อน"')]));
    expect(printed.at(-1)).toContain('สวัสดี');
  });

  test('numbers what can be tapped and hands back a script that runs again', async () => {
    const input = new PassThrough();
    const printed: string[] = [];
    // A person answers what she reads: each line is typed when its cue has been printed.
    const cues: [RegExp, string][] = [
      [/\/add/, '/add'],
      [/▸ สวัสดี/, 'การ์ด'],
      [/2\) ยืนยันส่ง/, '2'],
      [/▸ เลขรับ/, '/quit'],
    ];
    const print = (line: string) => {
      printed.push(line);
      if (cues[0]?.[0].test(line) && !line.startsWith('/add')) input.write(`${cues.shift()?.[1]}\n`);
    };
    const script = await talk({ client: client(), name: 'คนพิมพ์', patience: 30_000, input, print });
    expect(script.slice(0, 4)).toEqual(['user คนพิมพ์', 'follow', 'wait สวัสดี', 'text การ์ด']);
    expect(script).toContain('tap ยืนยันส่ง');
    const again = await run(script.map((line) => line.replace('คนพิมพ์', 'คนพิมพ์อีกคน')));
    expect(again.ok).toBe(true);
  });

  test('as a command: exit 1 and one line when nobody answers', async () => {
    const args = ['tests/simulator/cli/chat.ts', '--url', 'http://127.0.0.1:9'];
    const failed = promisify(execFile)(process.execPath, args);
    await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('npm start') });
  });
});
