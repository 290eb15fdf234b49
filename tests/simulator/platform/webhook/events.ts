/** Where an event comes from, and so where its reply goes. People who only ever used LINE on a PC have no id here. */
export type Source =
  | { type: 'user'; userId?: string }
  | { type: 'group'; groupId: string; userId?: string }
  | { type: 'room'; roomId: string; userId?: string };

/** A webhook event as LINE words it (Messaging API reference, Webhook Event Objects). */
export interface WebhookEvent {
  type: string;
  webhookEventId: string;
  deliveryContext: { isRedelivery: boolean };
  timestamp: number;
  source?: Source;
  replyToken?: string;
  mode: 'active' | 'standby';
  [field: string]: unknown;
}

/** What an event says beyond the common properties; `type` first, as LINE writes it. */
export type EventBody = { type: string; [field: string]: unknown };

/** Events of these types carry no reply token (line-platform.md §1.4). */
export const WITHOUT_REPLY: ReadonlySet<string> = new Set([
  'unfollow',
  'unsend',
  'leave',
  'memberLeft',
  'videoPlayComplete',
]);

/** Whose queue an event stands in: the id of a person, group or room; `-` when nobody has one. */
export function laneOf(source: Source | undefined): string {
  if (source === undefined) return '-';
  if (source.type === 'user') return source.userId ?? '-';
  return source.type === 'group' ? source.groupId : source.roomId;
}
