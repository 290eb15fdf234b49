import { ClipboardCheck, ClipboardPen, FileCheck, House, type IconNode, PhoneCall, Star, UserRound } from 'lucide';
import { STAFF_TABS } from '../../shared/text/staff-home.ts';
import { TABS } from '../../shared/text/tabs.ts';
import { Icon } from '../components/Icon.tsx';
import { pathOf, placeOf, type StaffPlace } from './staff/place.ts';

interface Entry {
  readonly to: string;
  readonly icon: IconNode;
  readonly label: string;
}

const ENTRIES: readonly Entry[] = [
  { to: '/liff/report', icon: ClipboardPen, label: TABS.report },
  { to: '/liff/my-reports', icon: FileCheck, label: TABS['my-reports'] },
  { to: '/liff/points', icon: Star, label: TABS.points },
  { to: '/liff/profile', icon: UserRound, label: TABS.profile },
];

/** Of a unit's month, so that neither has to be chosen again. */
const staffEntries = (place: StaffPlace): readonly Entry[] => [
  { to: pathOf(place), icon: House, label: STAFF_TABS.home },
  { to: pathOf(place, 'reports'), icon: ClipboardCheck, label: STAFF_TABS.reports },
  { to: '/liff/call-list', icon: PhoneCall, label: STAFF_TABS.callList },
  { to: '/liff', icon: UserRound, label: STAFF_TABS.volunteer },
];

/** The same four ways at the same place of every page, officers' and volunteers'. */
export function Tabs({ path }: { path: string }) {
  const place = placeOf(path);
  const entries = place ? staffEntries(place) : ENTRIES;
  // The deepest one: an officer's first page begins like all of hers.
  const here = entries.filter(({ to }) => to !== '/liff' && path.startsWith(to)).pop();
  return (
    <nav class="tabs" aria-label={place ? STAFF_TABS.name : TABS.name}>
      {entries.map(({ to, icon, label }) => (
        <a key={to} href={to} aria-current={to === here?.to ? 'page' : undefined}>
          <span class="pill">
            <Icon of={icon} size={27} />
          </span>
          {label}
        </a>
      ))}
    </nav>
  );
}
