import type { messagingApi } from '@line/bot-sdk';

/** LINE's limit for altText, in UTF-16 units. */
const LIMIT = 1500;
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * All that a card says, as plain text: what notifications, chat lists, quotes and screen readers get. Cut between letters
 * when it is too long.
 */
export function altTextOf(container: messagingApi.FlexContainer): string {
  return clip(textOf(container), LIMIT);
}

export function textOf(container: messagingApi.FlexContainer): string {
  if (container.type === 'carousel') return container.contents.map(textOf).join('\n');
  const { header, body } = container as messagingApi.FlexBubble;
  return [header, body].flatMap((part) => (part === undefined ? [] : textsIn(part))).join('\n');
}

function textsIn(part: messagingApi.FlexComponent): string[] {
  if (part.type === 'text') return [(part as messagingApi.FlexText).text ?? ''];
  // A button beside a number is the number's name.
  if (part.type === 'button') return [(part as messagingApi.FlexButton).action.label ?? ''];
  if (part.type !== 'box') return [];
  const { layout, contents } = part as messagingApi.FlexBox;
  const texts = contents.flatMap(textsIn);
  return layout === 'vertical' || texts.length === 0 ? texts : [texts.join(' ')];
}

/** At most `limit` UTF-16 units, never cutting a letter from its marks. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
