import { ClipboardCheck, FileCheck, PhoneCall, UserRound } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { MonthsAnswer } from '../../shared/api/drafts.ts';
import type { PointsAnswer } from '../../shared/api/points.ts';
import { STAFF } from '../../shared/people/scope.ts';
import { HOME_PAGE } from '../../shared/text/home-page.ts';
import { formatCount } from '../../shared/thai/count.ts';
import { go } from '../router.ts';
import { together, useLoad } from '../state/pages-load.ts';
import { tidyFilings } from '../state/tidy-filings.ts';
import { useWaiting } from '../state/waiting.ts';
import { FilingWay } from './FilingWay.tsx';
import { OpenMonthCard } from './my-reports/OpenMonthCard.tsx';
import type { PageProps } from './page-props.ts';
import { Coin } from './points/Coin.tsx';
import { Loaded } from './States.tsx';
import { Way } from './Way.tsx';

/** The hub: this month's state, the one big button, and the points. */
export function HomePage({ world }: PageProps) {
  const months = useLoad<MonthsAnswer>(world, '/months');
  const points = useLoad<PointsAnswer>(world, '/points');
  const waiting = useWaiting(world);
  const me = world.me.value;
  const stranger = me !== null && me.id === null;
  useEffect(() => {
    if (stranger) go('/liff/register', { replace: true });
  }, [stranger]);
  const { state } = months.now;
  useEffect(() => {
    // A plain volunteer files for nobody (any more); whom the server has not named may be somebody else.
    if (me?.id && state === 'ready')
      tidyFilings(
        world,
        me.roles.some((role) => role !== 'volunteer'),
      );
  }, [world, me, state]);
  return (
    <Loaded world={world} load={together(months, points)}>
      {({ months: open }) => (
        <>
          <h1 class="sr">{HOME_PAGE.title}</h1>
          {open.length === 0 && <p class="card">{HOME_PAGE.notOpen}</p>}
          {open.map((one) => (
            <OpenMonthCard key={one.month} one={one} now={world.now()} waiting={waiting.includes(one.month)} />
          ))}
          <ul class="card list ways">
            <li>
              <a href="/liff/points">
                <Coin />
                <span>{HOME_PAGE.points}</span>
                {points.now.data && (
                  <b class="num">
                    {formatCount(points.now.data.balance)} {HOME_PAGE.unit}
                  </b>
                )}
              </a>
            </li>
            {me?.roles.some((role) => STAFF.includes(role)) && (
              <>
                <Way to="/liff/staff" icon={ClipboardCheck} label={HOME_PAGE.staff} />
                <Way to="/liff/call-list" icon={PhoneCall} label={HOME_PAGE.callList} />
              </>
            )}
            {me?.unit && open[0] && me.roles.includes('head-volunteer') && (
              <FilingWay world={world} unitId={me.unit.id} month={open[0].month} />
            )}
            <Way to="/liff/my-reports" icon={FileCheck} label={HOME_PAGE.allReports} />
            <Way to="/liff/profile" icon={UserRound} label={HOME_PAGE.profile} />
          </ul>
        </>
      )}
    </Loaded>
  );
}
