import { ClipboardCheck, ClipboardPen, FileCheck, House, type IconNode, PhoneCall, Star, UserRound } from 'lucide';
import type { Role } from '../../shared/people/roles.ts';
import { STAFF } from '../../shared/people/scope.ts';
import { STAFF_TABS } from '../../shared/text/staff-home.ts';
import { TABS } from '../../shared/text/tabs.ts';
import { pathOf, placeOf } from './staff/place.ts';

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

const FILING = /\/file(\/|$)/;
const OFFICERS = /^\/liff\/(staff|call-list)(\/|$)/;

/**
 * The ways at the bottom of a page; of a unit's month, so that neither has to be chosen again. A head volunteer files for
 * others on an officers' page, and may open none of the rest.
 */
export function tabsAt(
  path: string,
  roles: readonly Role[] = [],
): { readonly name: string; readonly entries: readonly Entry[] } {
  if (
    !OFFICERS.test(path) ||
    (FILING.test(path) && !roles.some((role) => STAFF.includes(role)) && roles.includes('head-volunteer'))
  )
    return { name: TABS.name, entries: ENTRIES };
  const place = placeOf(path);
  const entries = [
    { to: place ? pathOf(place) : '/liff/staff', icon: House, label: STAFF_TABS.home },
    ...(place ? [{ to: pathOf(place, 'reports'), icon: ClipboardCheck, label: STAFF_TABS.reports }] : []),
    { to: '/liff/call-list', icon: PhoneCall, label: STAFF_TABS.callList },
    { to: '/liff', icon: UserRound, label: STAFF_TABS.volunteer },
  ];
  return { name: STAFF_TABS.name, entries };
}
