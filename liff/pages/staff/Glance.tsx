import { STATE_WORDS } from '../../../shared/text/staff-home.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import type { StateCounts } from './next-step.ts';

const ORDER = ['certified', 'submitted', 'returned', 'missing'] as const;

/** The states of a month as one bar; beside it the same in words and numbers. */
export function Glance({ states, all }: { states: StateCounts; all: number }) {
  const shown = ORDER.filter((state) => states[state] > 0);
  return (
    <>
      <div class="share" aria-hidden="true">
        {shown.map((state) => (
          <i key={state} class={`s-${state}`} style={{ flexGrow: states[state] / all }} />
        ))}
      </div>
      <ul class="shares">
        {shown.map((state) => (
          <li key={state}>
            <i class={`s-${state}`} />
            <span>{STATE_WORDS[state]}</span>
            <b class="num">{formatCount(states[state])}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
