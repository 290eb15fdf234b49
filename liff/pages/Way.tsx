import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../components/Icon.tsx';

interface Props {
  to: string;
  icon: IconNode;
  label: string;
  children?: ComponentChildren;
}

/** One of a page's ways on: an icon and its words, and what waits there. */
export function Way({ to, icon, label, children }: Props) {
  return (
    <li>
      <a href={to}>
        <Icon of={icon} size={28} />
        <span>{label}</span>
        {children}
      </a>
    </li>
  );
}
