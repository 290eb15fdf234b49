/** MORE_RUNS=20: so many times as many tries as in an ordinary run, for whoever leaves it working overnight. */
export const TIMES = Number(process.env.MORE_RUNS ?? 1);

/** Tries of a property, and with them the milliseconds that it may take. */
export const runs = (ordinary: number): number => ordinary * TIMES;
