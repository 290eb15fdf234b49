import type { Me } from '../../shared/api/session.ts';
import { Icon } from '../components/Icon.tsx';
import { tabsAt } from './tab-entries.ts';

/** The same ways at the same place of every page, officers' and volunteers'. */
export function Tabs({ path, me }: { path: string; me: Me | null }) {
  const { name, entries } = tabsAt(path, me?.roles ?? []);
  // The deepest one: an officer's first page begins like all of hers.
  const here = entries.filter(({ to }) => to !== '/liff' && path.startsWith(to)).pop();
  return (
    <nav class="tabs" aria-label={name}>
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
