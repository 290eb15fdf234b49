import type { messagingApi } from '@line/bot-sdk';
import { COLORS } from './tokens.ts';

type Part = messagingApi.FlexComponent;
type TextStyle = Partial<Omit<messagingApi.FlexText, 'type' | 'text'>>;

/** LINE refuses an empty text. */
const NOTHING = '–';

/** Text that wraps and follows the reader's font size: without both, large fonts are cut off (line-platform.md §3). */
export function text(value: string, style: TextStyle = {}): Part {
  return {
    type: 'text',
    text: value.trim() === '' ? NOTHING : value,
    wrap: true,
    scaling: true,
    size: 'lg',
    color: COLORS.ink,
    ...style,
  };
}

export const soft = (value: string, style: TextStyle = {}): Part =>
  text(value, { size: 'md', color: COLORS.soft, ...style });
export const bold = (value: string, style: TextStyle = {}): Part => text(value, { weight: 'bold', ...style });

export function column(contents: Part[], style: Partial<messagingApi.FlexBox> = {}): messagingApi.FlexBox {
  return { type: 'box', layout: 'vertical', spacing: 'md', contents, ...style };
}

/** A label on the left, what it says on the right; `wide` gives the right side most of the line. */
export function row(
  left: string,
  right: string,
  style: { readonly strong?: boolean; readonly color?: string; readonly wide?: boolean } = {},
): Part {
  const weight = style.strong === false ? 'regular' : 'bold';
  const [narrow, broad] = style.wide === true ? [3, 7] : [5, 4];
  return {
    type: 'box',
    layout: 'horizontal',
    spacing: 'md',
    contents: [
      text(left, { flex: narrow, gravity: 'center' }),
      text(right, { flex: broad, align: 'end', gravity: 'center', weight, color: style.color ?? COLORS.ink }),
    ],
  };
}

export const rule = (): Part => ({ type: 'separator', margin: 'lg', color: COLORS.line });

/** A soft box for what should be noticed: a warning in gold, good news in green. */
export function note(contents: Part[], tone: 'gold' | 'green'): Part {
  return column(contents, {
    backgroundColor: tone === 'gold' ? COLORS.goldSoft : COLORS.brandSoft,
    cornerRadius: 'lg',
    paddingAll: 'lg',
    spacing: 'sm',
  });
}

export function button(action: messagingApi.Action, kind: 'main' | 'gold' | 'other' | 'plain' = 'other'): Part {
  const look = {
    main: { style: 'primary', color: COLORS.brand },
    gold: { style: 'secondary', color: COLORS.gold },
    other: { style: 'secondary', color: COLORS.brandSoft },
    plain: { style: 'link', color: COLORS.brand },
  } as const;
  return { type: 'button', action, scaling: true, adjustMode: 'shrink-to-fit', ...look[kind] };
}

export interface Card {
  readonly title: string;
  readonly subtitle?: string;
  readonly body: readonly (Part | null)[];
  readonly buttons?: readonly (Part | null)[];
}

/** A card without a head: a line or two, and what can be done about it. */
export function slip(body: readonly (Part | null)[], buttons: readonly (Part | null)[]): messagingApi.FlexBubble {
  const footer = buttons.filter((part) => part !== null);
  return {
    type: 'bubble',
    size: 'mega',
    body: column(
      body.filter((part) => part !== null),
      { paddingAll: 'lg', spacing: 'sm' },
    ),
    ...(footer.length > 0 ? { footer: column(footer, { paddingAll: 'lg', paddingTop: 'none' }) } : {}),
  };
}

/** The one shape of our cards: deep green head, white body, large buttons below each other. */
export function bubble({ title, subtitle, body, buttons = [] }: Card): messagingApi.FlexBubble {
  const parts = body.filter((part) => part !== null);
  const footer = buttons.filter((part) => part !== null);
  const head = [text(title, { size: 'xl', weight: 'bold', color: COLORS.onDeep })];
  if (subtitle !== undefined) head.push(text(subtitle, { size: 'md', color: COLORS.onDeepSoft }));
  return {
    type: 'bubble',
    size: 'mega',
    header: column(head, { backgroundColor: COLORS.deep, paddingAll: 'xl', spacing: 'sm' }),
    ...(parts.length > 0 ? { body: column(parts, { paddingAll: 'xl' }) } : {}),
    ...(footer.length > 0 ? { footer: column(footer, { paddingAll: 'lg' }) } : {}),
  };
}
