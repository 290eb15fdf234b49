import type { Generator } from './generator/client.ts';
import type { Row } from './rows.ts';
import type { Sizes } from './sizes.ts';
import type { Served } from './support/bot.ts';
import type { EngineName, Store } from './support/engines.ts';

/** What a part of the bench works with. */
export interface Stage {
  readonly sizes: Sizes;
  readonly generator: Generator;
  readonly engine: EngineName;
  /** Has the people in it; the bot works on it. */
  readonly store: Store;
  readonly bot: Served;
}

export type Part = (stage: Stage) => Promise<Row[]>;

/** Connections at the same time in all rows that compare rates. */
export const CONNECTIONS = 64;

/** Interleaves what is compared, round by round, so that a noisy minute hits both sides. */
export async function rounds<T>({ sizes }: Pick<Stage, 'sizes'>, round: (index: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let index = 0; index < sizes.rounds; index++) done.push(await round(index));
  return done;
}
