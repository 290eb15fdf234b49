import type { IconNode } from 'lucide';
import { Icon } from '../components/Icon.tsx';

/** One of a page's ways on: an icon and its words. */
export function Way({ to, icon, label }: { to: string; icon: IconNode; label: string }) {
  return (
    <li>
      <a href={to}>
        <Icon of={icon} size={28} />
        <span>{label}</span>
      </a>
    </li>
  );
}
