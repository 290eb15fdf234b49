import type { Signal } from '@preact/signals';
import type { Place } from './view.ts';

/** The way that she came, so that the phone's own "back" leads along it instead of out of the page. */
export interface Trail {
  go(to: Place): void;
  /** One step back: to this screen, or to where she came from. */
  back(to: Place | null): void;
}

/**
 * @param mayPush false until LINE's sign-in is over: `liff.init` reads the address, which must not change before
 * (LINE's documentation of liff.init; frontend.md §2)
 */
export function createTrail(place: Signal<Place>, mayPush: () => boolean): Trail {
  const passed: Place[] = [];
  let pushed = 0;

  addEventListener('popstate', () => {
    if (pushed > 0) pushed -= 1;
    const last = passed.pop();
    if (last !== undefined) place.value = last;
  });

  return {
    go(to) {
      if (to === place.value) return;
      passed.push(place.value);
      place.value = to;
      if (!mayPush()) return;
      for (; pushed < passed.length; pushed += 1) history.pushState(null, '');
    },
    back(to) {
      if (to !== null && passed.at(-1) !== to) place.value = to;
      else if (pushed > 0) history.back();
      else place.value = passed.pop() ?? 1;
    },
  };
}
