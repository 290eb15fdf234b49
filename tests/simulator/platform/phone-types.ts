/**
 * What the phone page and the terminal speak with the stand-in (same origin, loopback only).
 * The routes are listed in phone-routes.ts; every shape here travels as JSON. Times are ms since the epoch.
 */

/** A LINE JSON object that the phone draws or sends back without knowing all of its fields. */
export type LineObject = { type: string; [field: string]: unknown };

/** One LINE user who lives in the stand-in; `userId` is `U` + 32 hex digits. `unread` counts messages of the bot. */
export interface PhoneUser {
  userId: string;
  displayName: string;
  follows: boolean;
  blocked: boolean;
  airplane: boolean;
  unread: number;
}

/**
 * One bubble. `message` is the LINE message object as accepted (bot), or what the person sent (user).
 * `delivered: false` waits for the end of airplane mode; `silent` is LINE's notificationDisabled.
 * Media that a person sent carry `contentUrl` in `message` (a path under /phone/content/).
 */
export interface ChatItem {
  id: string;
  from: 'user' | 'bot';
  at: number;
  message: LineObject;
  unsent?: boolean;
  delivered: boolean;
  silent?: boolean;
}

export interface RichMenuArea {
  bounds: { x: number; y: number; width: number; height: number };
  action: LineObject;
}

/** The menu that this user sees now: her own, else the channel's default. */
export interface PhoneRichMenu {
  richMenuId: string;
  chatBarText: string;
  selected: boolean;
  size: { width: number; height: number };
  areas: RichMenuArea[];
  imageUrl: string;
}

/** All that a chat screen shows. `quickReply` holds the items of the bot's last message only, as LINE shows them. */
export interface PhoneState {
  user: PhoneUser;
  chat: ChatItem[];
  quickReply: LineObject[];
  loading: boolean;
  richMenu: PhoneRichMenu | null;
  bot: { displayName: string; basicId: string };
}

/** What the datetime picker returns; exactly one field, as LINE sends it in `postback.params`. */
export type PickedTime = { date: string } | { time: string } | { datetime: string };

/** What a person does on the phone: the body of POST /phone/api/users/{id}/do. */
export type PhoneDeed =
  | { do: 'follow' }
  | { do: 'block' }
  | { do: 'unblock' }
  | { do: 'read' }
  | { do: 'airplane'; on: boolean }
  | { do: 'text'; text: string }
  | { do: 'sticker'; packageId: string; stickerId: string; keywords?: string[] }
  | { do: 'image'; contentType: string; base64: string }
  | { do: 'location'; title?: string; address?: string; latitude: number; longitude: number }
  | { do: 'unsend'; itemId: string }
  | { do: 'action'; action: LineObject; params?: PickedTime };

/** `open` is the address that a uri action leads to; `eventId` the webhook event that the deed caused. */
export interface DeedAnswer {
  ok: true;
  open?: string;
  eventId?: string;
}

/** One POST to the bot's webhook: its HTTP status, or why there was none. `ms` is how long the bot took. */
export interface PhoneDelivery {
  at: number;
  status: number | null;
  error?: string;
  ms: number;
  events: { type: string; webhookEventId: string; isRedelivery: boolean }[];
}

/** Probabilities 0…1 per webhook; the same seed makes the same faults. */
export interface PhoneMischief {
  seed: number;
  duplicate: number;
  reorder: number;
  delay: number;
  drop: number;
}

/** A signed-in LIFF page: the ES256 token and the address (token in its fragment) that opens the page. */
export interface PhoneIdToken {
  idToken: string;
  liffUrl: string;
  expiresAt: number;
}
