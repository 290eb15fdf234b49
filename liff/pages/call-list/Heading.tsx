import type { ComponentChildren } from 'preact';
import { focusHere } from '../../components/focus-here.ts';

/** The page's heading; with `focus` whoever listens, or goes by keys, goes on from here. */
export function Heading({ focus, children }: { focus: boolean; children: ComponentChildren }) {
  return (
    <h1 ref={focus ? focusHere : null} tabIndex={-1}>
      {children}
    </h1>
  );
}
