import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

/** Says what is the matter, in two short lines that stay (frontend.md §5.15). Its ways out stand beside the words. */
export function Strip({ icon, text, children }: { icon: IconNode; text: string; children?: ComponentChildren }) {
  return (
    <div class="strip">
      <Icon of={icon} />
      <p class="lines">{text}</p>
      {children}
    </div>
  );
}
