import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanJpeg } from '../../bot/services/attachment/clean-jpeg.ts';

const bytes = (...all: (number | string)[]) =>
  Uint8Array.from(all.flatMap((one) => (typeof one === 'string' ? [...new TextEncoder().encode(one)] : [one])));
const segment = (kind: number, text: string) => [0xff, kind, 0, text.length + 2, text];
const SOI = [0xff, 0xd8];
const EOI = [0xff, 0xd9];
const TABLES = segment(0xdb, 'tables');
/** Stuffed and restart markers are part of the picture. */
const PICTURE = [...segment(0xda, 'scan'), 1, 0xff, 0, 2, 0xff, 0xd3, 3];
const plain = bytes(...SOI, ...segment(0xe0, 'JFIF'), ...TABLES, ...PICTURE, ...PICTURE, ...EOI);

describe('a photo keeps its picture and nothing else', () => {
  test('without anything beside it, it stays as it is', () => {
    expect(cleanJpeg(plain)).toEqual(plain);
  });

  test.each([
    ['Exif', 0xe1],
    ['colour profile', 0xe2],
    ['IPTC', 0xed],
    ['comment', 0xfe],
  ])('%s goes', (_name, kind) => {
    const beside = segment(kind, 'Exif 13.7563, 100.5018');
    const dirty = bytes(
      ...SOI,
      ...beside,
      ...segment(0xe0, 'JFIF'),
      ...TABLES,
      ...PICTURE,
      ...beside,
      ...PICTURE,
      ...EOI,
    );
    expect(cleanJpeg(dirty)).toEqual(plain);
  });

  test('what hangs on behind goes, such as the film of a moving photo', () => {
    expect(cleanJpeg(bytes(...plain, 'ftyp with a place'))).toEqual(plain);
  });

  test.each([
    ['a PNG', bytes(0x89, 'PNG')],
    ['nothing', bytes()],
    ['no picture in it', bytes(...SOI, ...TABLES, ...EOI)],
    ['cut off', plain.subarray(0, plain.length - 2)],
    ['a segment longer than the file', bytes(...SOI, 0xff, 0xe1, 0xff, 0xff, 'x')],
    ['a segment shorter than its own length', bytes(...SOI, 0xff, 0xe1, 0, 1, ...EOI)],
  ])('%s is no photo', (_what, jpeg) => {
    expect(cleanJpeg(jpeg)).toBeNull();
  });

  test('whatever comes in, it ends, and what it lets through it lets through again', () => {
    const noise = fc.array(fc.oneof(fc.constantFrom(0xff, 0xd9, 0xda, 0xe1, 0, 2, 4), fc.nat(255)), { maxLength: 60 });
    fc.assert(
      fc.property(noise, (middle) => {
        const clean = cleanJpeg(bytes(...SOI, ...middle, ...PICTURE, ...EOI));
        if (clean) expect(cleanJpeg(clean)).toEqual(clean);
      }),
    );
  });
});
