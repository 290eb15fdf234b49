/** Bytes that a person sent, or a picture of the bot's (menu image, profile). */
export interface Content {
  bytes: Uint8Array;
  contentType: string;
  at: number;
  /** Large media are not ready at once: content answers 202 and transcoding `processing` until then. */
  readyAt: number;
  failed?: boolean;
}

export interface ContentStore {
  put(id: string, bytes: Uint8Array, contentType: string, now: number, preparingMs?: number): void;
  /** 'gone' after the content's life or when the person unsent it. */
  get(id: string, now: number): Content | 'gone' | null;
  remove(id: string): void;
}

/** `life`: ms after which LINE has deleted what people sent. */
export function createContentStore(life: number): ContentStore {
  const items = new Map<string, Content | 'gone'>();
  return {
    put: (id, bytes, contentType, now, preparingMs = 0) => {
      items.set(id, { bytes, contentType, at: now, readyAt: now + preparingMs });
    },
    get(id, now) {
      const item = items.get(id) ?? null;
      if (item === null || item === 'gone' || now - item.at <= life) return item;
      items.set(id, 'gone');
      return 'gone';
    },
    remove: (id) => {
      if (items.has(id)) items.set(id, 'gone');
    },
  };
}
