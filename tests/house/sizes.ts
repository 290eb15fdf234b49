import { matches } from './arrows.ts';

export interface FileSize {
  readonly path: string;
  readonly lines: number;
}

const MOST = 300;
const MOST_IN_TESTS = 400;
const MEDIAN = 70;

/** Law 1 of the house: no file over 300 lines (tests 400), and half of the product's files under 70. */
export function brokenSizes(files: readonly FileSize[]): string[] {
  const tooLong = files
    .filter(({ path, lines }) => lines > (matches(path, ['tests/**']) ? MOST_IN_TESTS : MOST))
    .map(({ path, lines }) => `${path} has ${lines} lines`);
  const median = medianOf(files.filter(({ path }) => !matches(path, ['tests/**'])).map(({ lines }) => lines));
  return median < MEDIAN
    ? tooLong
    : [...tooLong, `the median file of the product has ${median} lines, not under ${MEDIAN}`];
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
