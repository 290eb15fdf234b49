import { ClipboardCheck, Phone } from 'lucide';
import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD, FOLLOW_UP } from '../../../shared/text/staff-dashboard.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { phoneDigits, showPhone } from '../../../shared/thai/phone.ts';
import { Icon } from '../../components/Icon.tsx';
import { daysSince } from './figures.ts';
import { areaPath, pathOf } from './place.ts';

/** As many as she rings up in one go; the rest is folded. */
const FIRST = 5;

interface Props {
  answer: DashboardAnswer;
  now: number;
}
type Unit = DashboardAnswer['uncertified']['units'][number];

/** Units whose reports wait, or that nobody has sent any from: whom to call, and what to look at. */
export function AreaFollowUp({ answer: { uncertified, month }, now }: Props) {
  const { count, units } = uncertified;
  const [first, rest] = [units.slice(0, FIRST), units.slice(FIRST)];
  const list = (some: readonly Unit[]) => (
    <ul class="follow">
      {some.map((unit) => (
        <Waiting key={unit.id} unit={unit} month={month} now={now} />
      ))}
    </ul>
  );
  return (
    <section class="card" aria-labelledby="follow">
      <h2 id="follow">{FOLLOW_UP.title(formatCount(count))}</h2>
      <p class="hint">{FOLLOW_UP.hint}</p>
      {list(first)}
      {rest.length > 0 && (
        <details class="fold">
          <summary>{FOLLOW_UP.more(formatCount(rest.length))}</summary>
          {list(rest)}
        </details>
      )}
      {count > units.length && <p class="hint">{FOLLOW_UP.most}</p>}
    </section>
  );
}

function Waiting({ unit, month, now }: { unit: Unit; month: string; now: number }) {
  const { id, name, within, phone, entitled, reported, waiting, oldestWaitingAt: oldest } = unit;
  const said = [
    ...(within === null ? [] : [within]),
    reported === 0 ? FOLLOW_UP.nobody : DASHBOARD.sentOf(formatCount(reported), formatCount(entitled)),
    ...(waiting > 0 ? [FOLLOW_UP.waiting(formatCount(waiting))] : []),
    ...(oldest === null ? [] : [FOLLOW_UP.oldest(daysSince(oldest, now))]),
  ];
  return (
    <li>
      <div>
        <a class="link" href={areaPath(id, month)}>
          {name}
        </a>
        <span class="d">{said.join(' · ')}</span>
      </div>
      {phone ? (
        <a class="btn ghost" href={`tel:${phoneDigits(phone)}`}>
          <Icon of={Phone} />
          <span class="sr">{FOLLOW_UP.call} </span>
          <span class="num">{showPhone(phone)}</span>
          <span class="sr"> {name}</span>
        </a>
      ) : (
        <span class="hint">{FOLLOW_UP.noPhone}</span>
      )}
      <a class="btn ghost" href={pathOf({ unitId: id, month }, 'reports')}>
        <Icon of={ClipboardCheck} />
        {FOLLOW_UP.look}
        <span class="sr"> {name}</span>
      </a>
    </li>
  );
}
