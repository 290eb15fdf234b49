import { Check, Clock, Flame, Gift, type IconNode, RotateCcw, Star } from 'lucide';
import { useState } from 'preact/hooks';
import type { PointsAnswer } from '../../../shared/api/points.ts';
import { OTHER_REASON, ofMonth, POINT_REASONS, POINTS } from '../../../shared/text/points.ts';
import { POINTS_PAGE } from '../../../shared/text/points-page.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';

type Entry = PointsAnswer['entries'][number];
/** As many as a thumb scrolls through at once. */
const STEP = 20;

const ICONS: Readonly<Record<string, IconNode>> = {
  certified: Check,
  'on-time': Clock,
  streak: Flame,
  redeemed: Gift,
  expired: RotateCcw,
  withdrawn: RotateCcw,
};
const kindOf = (entry: Entry) => entry.reason.split(':')[0] ?? '';

/** Newest first, each with what was there after it, as in a bank book. */
export function Entries({ entries }: { entries: readonly Entry[] }) {
  const [shown, setShown] = useState(STEP);
  return (
    <section aria-labelledby="entries">
      <h2 id="entries" class="over">
        {POINTS_PAGE.entries}
      </h2>
      {entries.length === 0 ? (
        <p class="card">{POINTS.none}</p>
      ) : (
        <ul class="card list led">
          {entries.slice(0, shown).map((entry) => (
            <Line key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {entries.length > shown && (
        <button type="button" class="btn ghost more" onClick={() => setShown(shown + STEP)}>
          {POINTS_PAGE.more}
        </button>
      )}
    </section>
  );
}

function Line({ entry }: { entry: Entry }) {
  const kind = kindOf(entry);
  const credit = entry.points >= 0;
  return (
    <li class={credit ? '' : 'out'}>
      <span class="pic">
        <Icon of={ICONS[kind] ?? Star} />
      </span>
      <div>
        <b>{POINT_REASONS[kind] ?? OTHER_REASON}</b>
        {entry.month && <span class="d">{ofMonth(thaiMonth(entry.month))}</span>}
        <span class="d">{thaiDate(Date.parse(entry.at))}</span>
      </div>
      <div class="sums num">
        <span class="amt">{credit ? `+${formatCount(entry.points)}` : formatCount(entry.points)}</span>
        <span class="d">{POINTS_PAGE.balanceAfter(formatCount(entry.balance))}</span>
      </div>
    </li>
  );
}
