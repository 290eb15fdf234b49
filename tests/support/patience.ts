import type { Simulator } from '../simulator/platform/simulator.ts';

/** For what answers sooner or later: longer than a test may take on the slowest machine. */
export const PATIENT_MS = 600_000;

/** Of a PostgreSQL that a hundred ask at once. */
export const PATIENT_STORE = { waits: { connection: PATIENT_MS, answer: PATIENT_MS } };

/** Ends a call to LINE when the stand-in has left it without an answer, and no other: the machine's speed decides nothing. */
export function untilItHangs(sim: Pick<Simulator, 'called'>): (path: string) => AbortSignal {
  return (path) => {
    const call = new AbortController();
    const hangs = sim.called((one) => one.path === path && (one.fault ?? '').startsWith('hang'));
    void hangs.then(() => call.abort(new DOMException('', 'TimeoutError')));
    return call.signal;
  };
}
