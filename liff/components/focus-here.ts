/**
 * A ref for what has just come and is to be heard or gone on from: the keys stand there as soon as it is seen, not when
 * the phone has time for it.
 */
export const focusHere = (element: HTMLElement | null) => element?.focus();
