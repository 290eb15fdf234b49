import type { At, Check, Json } from './check.ts';
import { decimal, shaped, text, whole } from './fields.ts';
import { mediaUrl } from './uris.ts';

export function checkImage(check: Check, at: At, message: Json): undefined {
  mediaUrl(check, at, message, 'originalContentUrl', true);
  mediaUrl(check, at, message, 'previewImageUrl', true);
}

export function checkVideo(check: Check, at: At, message: Json): undefined {
  checkImage(check, at, message);
  text(check, at, message, 'trackingId', { max: 100 });
  shaped(
    check,
    at,
    message,
    'trackingId',
    /^[-.=,+*()%$&;:@{}!?<>[\]a-zA-Z0-9]*$/,
    'Must match the allowed characters',
  );
}

export function checkAudio(check: Check, at: At, message: Json): undefined {
  mediaUrl(check, at, message, 'originalContentUrl', true);
  whole(check, at, message, 'duration', 1, Number.MAX_SAFE_INTEGER, true);
}

export function checkLocation(check: Check, at: At, message: Json): undefined {
  text(check, at, message, 'title', { max: 100, required: true });
  text(check, at, message, 'address', { max: 100, required: true });
  decimal(check, at, message, 'latitude', -90, 90);
  decimal(check, at, message, 'longitude', -180, 180);
}

/** Ids are digits in strings. Which stickers LINE lets bots send is a list on its site; any pair of ids passes here. */
export function checkSticker(check: Check, at: At, message: Json): undefined {
  for (const key of ['packageId', 'stickerId']) {
    text(check, at, message, key, { max: 20, required: true });
    shaped(check, at, message, key, /^\d*$/, 'Must be a number in a string');
  }
  text(check, at, message, 'quoteToken', { max: 1000 });
}

export function checkCoupon(check: Check, at: At, message: Json): undefined {
  text(check, at, message, 'couponId', { max: 100, required: true });
  text(check, at, message, 'deliveryTag', { max: 30 });
}
