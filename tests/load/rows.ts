import { medianOf, spreadOf } from './support/numbers.ts';

/** One line of the table. Texts are ready to read; numbers stand in `rounds` for whoever compares runs. */
export interface Row {
  readonly row: string;
  readonly measured: string;
  readonly baseline: string;
  /** Median over the rounds of measured / baseline (of the same round), with its spread; null where nothing is compared. */
  readonly ratio: string;
  readonly wanted: string;
  /** null: shown for information, or too short a run to judge. */
  readonly ok: boolean | null;
  readonly rounds: readonly number[];
}

const NONE = '–';

export const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`;
export const millis = (ms: number) => `${ms < 1 ? ms.toFixed(2) : ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;

/** A row that compares two rates over rounds. `least` is the ratio that is wanted. */
export function comparison(
  row: string,
  rounds: readonly { readonly measured: number; readonly baseline: number }[],
  against: string,
  least: number | null,
): Row {
  const ratios = spreadOf(rounds.map(({ measured, baseline }) => measured / baseline));
  const measured = spreadOf(rounds.map((round) => round.measured)).median;
  const baseline = spreadOf(rounds.map((round) => round.baseline)).median;
  return {
    row,
    measured: perSecond(measured),
    baseline: `${perSecond(baseline)} ${against}`,
    ratio: `${ratios.median.toFixed(2)} (${ratios.least.toFixed(2)}–${ratios.most.toFixed(2)})`,
    wanted: least === null ? NONE : `≥ ${least}`,
    ok: least === null ? null : ratios.median >= least,
    rounds: rounds.flatMap((round) => [round.measured, round.baseline]),
  };
}

/** A row that compares two latencies in ms over rounds. `most` is the ratio that is allowed. */
export function slowdown(
  row: string,
  rounds: readonly { readonly measured: number; readonly baseline: number }[],
  against: string,
  most: number | null,
): Row {
  const ratios = spreadOf(rounds.map(({ measured, baseline }) => measured / baseline));
  return {
    row,
    measured: millis(medianOf(rounds, ({ measured }) => measured)),
    baseline: `${millis(medianOf(rounds, ({ baseline }) => baseline))} ${against}`,
    ratio: `${ratios.median.toFixed(2)} (${ratios.least.toFixed(2)}–${ratios.most.toFixed(2)})`,
    wanted: most === null ? NONE : `≤ ${most}`,
    ok: most === null ? null : ratios.median <= most,
    rounds: rounds.flatMap((round) => [round.measured, round.baseline]),
  };
}

/** A row that stands for itself. */
export function figure(row: string, measured: string, more: Partial<Omit<Row, 'row' | 'measured'>> = {}): Row {
  return { row, measured, baseline: NONE, ratio: NONE, wanted: NONE, ok: null, rounds: [], ...more };
}

/** What could not be measured, and why. */
export function skipped(row: string, why: string): Row {
  return figure(row, `skipped: ${why}`);
}
