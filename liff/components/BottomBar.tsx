import type { ComponentChildren } from 'preact';

/** Where the hand expects the way on, on every page. */
export function BottomBar({ children, label }: { children: ComponentChildren; label: string }) {
  return (
    <nav class="foot" aria-label={label}>
      {children}
    </nav>
  );
}
