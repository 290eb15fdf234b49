import { describe, expect, test } from 'vitest';
import { sheetCode } from '../../bot/codes-sheet/codes.ts';
import { codesPdf } from '../../bot/codes-sheet/sheet.ts';
import { canonicalCode } from '../../shared/people/registration-code.ts';

const card = (name: string) => ({ name, village: 'บ้านน้ำซึม', code: 'ABCD-2345', expiresAt: 1_790_000_000_000 });
const pages = (file: Uint8Array) =>
  Buffer.from(file)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length;
const sheet = (names: readonly string[]) =>
  codesPdf({ unitName: 'รพ.สต.บ้านน้ำปั่น', cards: names.map(card), basicId: '@demo', at: 0 });

describe('a sheet of codes', () => {
  test('has eight cards on a page, whatever the names are', async () => {
    expect(pages(await sheet(Array.from({ length: 8 }, () => 'กัญญาณัฐ ทองคำ')))).toBe(1);
    expect(pages(await sheet(Array.from({ length: 9 }, () => `${'ยาว'.repeat(160)}\u202e😀\u0000`)))).toBe(2);
    expect(pages(await sheet([]))).toBe(1);
  });

  test('has a code of its own for each person, which is the same one each time', () => {
    const codes = Array.from({ length: 500 }, (_, n) => sheetCode('secret', `p${n}`));
    expect(new Set(codes).size).toBe(500);
    expect(codes.every((code) => /^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/.test(code))).toBe(true);
    expect(codes.every((code) => canonicalCode(code) === code.replace('-', ''))).toBe(true);
    expect(sheetCode('secret', 'p0')).toBe(codes[0]);
    expect(sheetCode('other', 'p0')).not.toBe(codes[0]);
  });
});
