import type { messagingApi } from '@line/bot-sdk';
import { LABELS } from '../../shared/text/labels.ts';
import type { Action } from '../conversation/actions.ts';
import type { Audience } from '../conversation/notices.ts';
import type { Links } from '../links.ts';

/** What rendering needs from outside. `sealTap` gives postback data of at most 300 characters, bound to one LINE user. */
export interface RenderContext {
  readonly sealTap: (action: string, arg: string | null, card: number | null) => string;
  readonly links: Links;
}

export interface Tap {
  readonly action: Action;
  readonly arg?: string;
  /** The card whose buttons these are; left out for buttons that never go stale. */
  readonly card?: number;
  /** Needed for actions without a fixed label. */
  readonly label?: string;
}

/** What builders write actions with. */
export interface Pen {
  readonly links: RenderContext['links'];
  /** Who reads it. */
  readonly to: Audience;
  /** What she can always do. */
  readonly home: readonly Tap[];
  tap(tap: Tap): messagingApi.Action;
}

const tapsOf = (...actions: Action[]): readonly Tap[] => actions.map((action) => ({ action }));

/** What each can always do: nobody is offered a way that is not hers. */
export const HOMES: Readonly<Record<Audience, readonly Tap[]>> = {
  guest: tapsOf('register', 'contact', 'help'),
  volunteer: tapsOf('report', 'points', 'my-reports', 'help'),
  former: tapsOf('my-reports', 'points', 'contact', 'help'),
  officer: tapsOf('review', 'call-list', 'help'),
  both: tapsOf('review', 'call-list', 'report', 'points', 'my-reports', 'help'),
};

export function createPen({ sealTap, links }: RenderContext, to: Audience = 'volunteer'): Pen {
  return {
    links,
    to,
    home: HOMES[to],
    tap: ({ action, arg = null, card = null, label = labelOf(action) }) => ({
      type: 'postback',
      label,
      displayText: label,
      data: sealTap(action, arg, card),
    }),
  };
}

function labelOf(action: Action): string {
  return Object.hasOwn(LABELS, action) ? LABELS[action as keyof typeof LABELS] : action;
}

export function openPage(label: string, uri: string): messagingApi.Action {
  return { type: 'uri', label, uri };
}

/** A tel: link, or null when the text holds no number that a phone could dial. */
export function telLink(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/[^\d+]/gu, '');
  return /^\+?\d{3,15}$/u.test(digits) ? `tel:${digits}` : null;
}
