import type { CallListAnswer } from '../../../shared/api/call-list.ts';
import { allReached, CALL_LIST, sumOf, unreachedOf } from '../../../shared/text/call-list-page.ts';
import { COUNTS_ALL } from '../../../shared/text/counted.ts';
import { formatCount } from '../../../shared/thai/count.ts';

/** How far a unit is, in a sentence; the bar shows the same again, and its parts are named and counted below it. */
export function Totals({ totals }: { totals: CallListAnswer['totals'] }) {
  const { entitled, reported, missing, outOfReach } = totals;
  const parts = [
    ['sent', CALL_LIST.sent, reported],
    ['waiting', CALL_LIST.waiting, missing - outOfReach],
    ['unreached', CALL_LIST.unreached, outOfReach],
  ] as const;
  return (
    <>
      <p class="sum">{sumOf(formatCount(reported), formatCount(entitled))}</p>
      {missing > 0 && <p>{outOfReach > 0 ? unreachedOf(formatCount(outOfReach)) : allReached}</p>}
      <div class="share" aria-hidden="true">
        {parts.map(([name, , count]) => count > 0 && <i key={name} class={name} style={{ flexGrow: count }} />)}
      </div>
      <ul class="shares">
        {parts.map(([name, label, count]) => (
          <li key={name}>
            <i class={name} aria-hidden="true" />
            {label} <b class="num">{formatCount(count)}</b>
          </li>
        ))}
      </ul>
      <p class="hint">{COUNTS_ALL}</p>
    </>
  );
}
