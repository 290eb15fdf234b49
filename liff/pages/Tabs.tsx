import { ClipboardPen, FileCheck, Star, UserRound } from 'lucide';
import { TABS } from '../../shared/text/tabs.ts';
import { Icon } from '../components/Icon.tsx';

const ENTRIES = [
  { to: '/liff/report', icon: ClipboardPen, label: TABS.report },
  { to: '/liff/my-reports', icon: FileCheck, label: TABS['my-reports'] },
  { to: '/liff/points', icon: Star, label: TABS.points },
  { to: '/liff/profile', icon: UserRound, label: TABS.profile },
] as const;

/** The same four ways at the same place of every page; the first leads to the report's own page. */
export function Tabs({ path }: { path: string }) {
  return (
    <nav class="tabs" aria-label={TABS.name}>
      {ENTRIES.map(({ to, icon, label }) => (
        <a key={to} href={to} aria-current={path.startsWith(to) ? 'page' : undefined}>
          <span class="pill">
            <Icon of={icon} size={27} />
          </span>
          {label}
        </a>
      ))}
    </nav>
  );
}
