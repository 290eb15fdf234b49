import type { WebhookEvent } from '../platform/webhook/events.ts';
import type { Noise } from './inbound.ts';

/** Bytes that the bot must survive, and their signature: undefined signs them rightly. */
export interface NoiseBody {
  body: string;
  signature?: string;
}

/** A body that says nothing the bot may act on; `event` lends its looks. */
export function noiseBody(noise: Noise, destination: string, event: WebhookEvent): NoiseBody {
  const whole = JSON.stringify({ destination, events: [event] });
  switch (noise) {
    case 'bad-signature':
      return { body: whole, signature: Buffer.alloc(32, whole.length).toString('base64') };
    case 'truncated':
      return { body: whole.slice(0, Math.floor(whole.length * 0.7)) };
    case 'empty':
      return { body: JSON.stringify({ destination, events: [] }) };
    case 'unknown-event': {
      const { replyToken: _, ...rest } = event;
      const id = event.webhookEventId;
      // Another id: it is an event of its own, of a type that LINE may add tomorrow.
      const stranger = {
        ...rest,
        type: 'thingHappened',
        webhookEventId: `${id.slice(0, 10)}${[...id.slice(10)].reverse().join('')}`,
        thing: { odd: [1, null] },
      };
      return { body: JSON.stringify({ destination, events: [stranger] }) };
    }
  }
}
