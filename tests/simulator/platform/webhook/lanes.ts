/** Queues, one per person or group, so that her events leave in order while others overtake them. */
export interface Lanes<T> {
  push(lane: string, item: T): void;
  /** Up to `max` items of lanes that are free; those lanes stay taken until `free`. */
  take(max: number): { lanes: string[]; items: T[] };
  free(lanes: readonly string[]): void;
  readonly waiting: number;
}

export function createLanes<T>(): Lanes<T> {
  const queues = new Map<string, T[]>();
  const busy = new Set<string>();
  const ready = new Set<string>();
  let waiting = 0;
  return {
    push(lane, item) {
      const queue = queues.get(lane);
      if (queue === undefined) queues.set(lane, [item]);
      else queue.push(item);
      waiting++;
      if (!busy.has(lane)) ready.add(lane);
    },
    take(max) {
      const lanes: string[] = [];
      const items: T[] = [];
      for (const lane of ready) {
        if (items.length >= max) break;
        const taken = queues.get(lane)?.splice(0, max - items.length) ?? [];
        items.push(...taken);
        lanes.push(lane);
        busy.add(lane);
        ready.delete(lane);
      }
      waiting -= items.length;
      return { lanes, items };
    },
    free(lanes) {
      for (const lane of lanes) {
        busy.delete(lane);
        if ((queues.get(lane)?.length ?? 0) > 0) ready.add(lane);
        else queues.delete(lane);
      }
    },
    get waiting() {
      return waiting;
    },
  };
}
