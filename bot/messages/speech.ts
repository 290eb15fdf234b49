import type { messagingApi } from '@line/bot-sdk';
import type { ArgsOf, NoticeName } from '../conversation/notices.ts';
import { altTextOf, clip } from './alt-text.ts';
import { bubble, type Card } from './flex.ts';
import type { Pen, Tap } from './pen.ts';

/** One bubble and the quick replies that go with it. */
export interface Speech {
  readonly message: messagingApi.TextMessage | messagingApi.FlexMessage;
  readonly quick: readonly messagingApi.Action[];
}

/** Turns one notice into exactly one message, so that five notices are never more than LINE's five. */
export type Builder<N extends NoticeName> = (args: ArgsOf<N>, pen: Pen) => Speech;

/** LINE's limit for a text message, in UTF-16 units. */
const TEXT_LIMIT = 5000;

export function say(text: string, pen: Pen, quick: readonly Tap[] = []): Speech {
  return { message: { type: 'text', text: clip(text, TEXT_LIMIT) }, quick: quick.map((tap) => pen.tap(tap)) };
}

export function show(card: Card, pen: Pen, quick: readonly Tap[] = []): Speech {
  return showContainer(bubble(card), pen, quick);
}

export function showContainer(contents: messagingApi.FlexContainer, pen: Pen, quick: readonly Tap[] = []): Speech {
  const message: messagingApi.FlexMessage = { type: 'flex', altText: altTextOf(contents), contents };
  return { message, quick: quick.map((tap) => pen.tap(tap)) };
}

/** The way to a person. */
export const STAFF: readonly Tap[] = [{ action: 'contact' }, { action: 'help' }];
