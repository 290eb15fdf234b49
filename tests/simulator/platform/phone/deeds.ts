import type { Done } from '../people/deeds.ts';
import type { SimUser } from '../people/sim-user.ts';
import type { DeedAnswer, PhoneDeed } from '../phone-types.ts';

const told = (done: Done): DeedAnswer => ({ ok: true, eventId: done.event.webhookEventId });

async function tapped(user: SimUser, { action, params }: Extract<PhoneDeed, { do: 'action' }>): Promise<DeedAnswer> {
  const { done, open } = await user.tap(action, params);
  return { ok: true, ...(open !== null && { open }), ...(done !== null && { eventId: done.event.webhookEventId }) };
}

/** Turns what the phone page posts into a deed of that person. */
export async function doDeed(user: SimUser, deed: PhoneDeed): Promise<DeedAnswer> {
  switch (deed.do) {
    case 'follow':
      return told(await user.follow());
    case 'block':
      return told(await user.block());
    case 'unblock':
      return told(await user.unblock());
    case 'text':
      return told(await user.says(deed.text));
    case 'sticker':
      return told(await user.sticker(deed.packageId, deed.stickerId, deed.keywords));
    case 'image':
      return told(await user.image({ bytes: Buffer.from(deed.base64, 'base64'), contentType: deed.contentType }));
    case 'location':
      return told(await user.location(deed.latitude, deed.longitude, deed.title, deed.address));
    case 'unsend':
      return told(await user.unsend(deed.itemId));
    case 'action':
      return tapped(user, deed);
    case 'airplane':
      await user.airplane(deed.on);
      return { ok: true };
    case 'read':
      user.read();
      return { ok: true };
  }
}
