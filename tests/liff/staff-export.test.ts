import { expect, test } from 'vitest';
import { DEMO } from '../../bot/seed/demo-people.ts';
import { type LineFormat, readPart } from '../../liff/pages/staff/export-part.ts';
import { type Joined, joinRest, knownPart, type Source } from '../../liff/pages/staff/export-rest.ts';
import { exportSize } from '../../liff/pages/staff/export-size.ts';
import type { ExportsAnswer } from '../../shared/api/exports.ts';
import { type ApiBot, apiBot } from '../http/support/api.ts';

const MONTHS = { from: '2026-09', to: '2026-10' };

/** The exports of an officer whose people have names that break lines. */
async function openExport(bot: ApiBot, code: string, areaId: string, months = MONTHS) {
  const officer = await bot.register(code, code);
  const { json } = await bot.call<ExportsAnswer>('POST', '/exports', { as: officer, body: { areaId, ...months } });
  const source = (format: LineFormat): Source => ({
    address: json[format],
    format,
    download: (path) => fetch(`${bot.url}${path}`),
  });
  return { source, bytes: async (format: LineFormat) => (await source(format).download(json[format])).bytes() };
}

/** As the page does it. */
async function resume(file: Blob, source: Source): Promise<Joined> {
  const part = await knownPart(file, source);
  return 'kind' in part ? part : joinRest(file, part, source, () => {});
}

const sameAs = async (joined: Joined, whole: Uint8Array) =>
  'file' in joined && Buffer.compare(await joined.file.bytes(), whole) === 0;

test.each<LineFormat>(['csv', 'jsonl'])(
  'a %s cut off at any byte behind its first row becomes whole',
  async (format) => {
    const bot = await apiBot();
    bot.store.exec(
      `update person set given_name = 'ก"\r\n' || id || ',"', family_name = '"' where id like 'demo-volunteer-%'`,
    );
    const { source, bytes } = await openExport(bot, 'DEMO-STAFF-1', 'demo-unit');
    const whole = await bytes(format);
    const text = Buffer.from(whole).toString();
    const ends = [...text.matchAll(/\n(?=demo-unit\/|\{)|\n$/g)].map(({ index }) =>
      Buffer.byteLength(text.slice(0, index + 1)),
    );
    const first = ends[format === 'csv' ? 1 : 0] ?? 0;
    for (const at of [
      first,
      first + 1,
      first + 400,
      ends[7] ?? 0,
      (ends[8] ?? 0) - 1,
      whole.length - 1,
      whole.length,
    ]) {
      const joined = await resume(new Blob([whole.slice(0, at)]), source(format));
      expect(joined, `cut at ${at}`).toMatchObject({ kind: 'whole', rows: 60 });
      expect(await sameAs(joined, whole), `cut at ${at}`).toBe(true);
    }
    for (const at of [0, 3, 40, first - 1])
      expect(await resume(new Blob([whole.slice(0, at)]), source(format))).toEqual({ kind: 'short' });
  },
);

test('what broke off again is kept, and goes on from there', async () => {
  const { source, bytes } = await openExport(await apiBot(), 'DEMO-STAFF-1', 'demo-unit');
  const whole = await bytes('csv');
  const weak: Source = {
    ...source('csv'),
    async download(path) {
      const come = (await (await source('csv').download(path)).bytes()).slice(0, 3000);
      let sent = false;
      const pull = (to: ReadableStreamDefaultController<Uint8Array>) => {
        if (sent) to.error(new Error('no signal'));
        else to.enqueue(come);
        sent = true;
      };
      return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
    },
  };
  const broken = await resume(new Blob([whole.slice(0, 2000)]), weak);
  expect(broken.kind).toBe('broken');
  const file = 'file' in broken ? broken.file : new Blob();
  expect(file.size).toBeGreaterThan(4000);
  const joined = await resume(file, source('csv'));
  expect(await sameAs(joined, whole)).toBe(true);
  expect(await resume(file, { ...weak, download: () => Promise.reject(new Error('no signal')) })).toEqual({
    kind: 'offline',
  });
});

test('the beginning of another file is told from this one’s, and a table program’s copy from both', async () => {
  const bot = await apiBot();
  const { source, bytes } = await openExport(bot, 'DEMO-STAFF-1', 'demo-unit');
  const kind = async (file: BlobPart, format: LineFormat = 'csv') =>
    (await resume(new Blob([file]), source(format))).kind;
  const later = await openExport(bot, 'DEMO-STAFF-2', 'demo-unit', { from: '2026-10', to: '2026-10' });
  const province = await openExport(bot, 'DEMO-PROVINCE', DEMO.province);
  expect(await kind(await later.bytes('csv'))).toBe('foreign');
  expect(await kind(await province.bytes('csv'))).toBe('foreign');
  expect(await kind(await bytes('jsonl'))).toBe('foreign');
  expect(await kind(await bytes('csv'), 'jsonl')).toBe('foreign');
  expect(await kind('รูปถ่าย')).toBe('foreign');
  expect(await kind((await bytes('csv')).slice(3))).toBe('foreign');
  expect(await kind(Buffer.concat([await bytes('csv'), Buffer.from('ต่อท้ายเอง\r\n')]))).toBe('foreign');
  // The rest of an export is no beginning of it.
  expect(await readPart(new Blob([(await bytes('csv')).slice(2000)]), 'csv')).toBe('foreign');
});

test.each([
  ['DEMO-STAFF-1', 'demo-unit', 'unit'],
  ['DEMO-PROVINCE', 'demo-province', 'province'],
])('what the page of %s says a file is large is what it is, but for a tenth', async (code, areaId, kind) => {
  const bot = await apiBot();
  const officer = await bot.register(code, code);
  for (const [from, rows] of [
    ['2026-10', 30],
    ['2026-05', 180],
  ] as const) {
    const body = { areaId, from, to: '2026-10' };
    const { json } = await bot.call<ExportsAnswer>('POST', '/exports', { as: officer, body });
    for (const format of ['csv', 'jsonl', 'xlsx'] as const) {
      const { length } = await (await fetch(`${bot.url}${json[format]}`)).bytes();
      const off = Math.abs(exportSize(format, rows, kind) - length) / length;
      expect(off, `${format} of ${rows}`).toBeLessThan(0.1);
    }
  }
});
