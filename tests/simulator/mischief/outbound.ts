import { randomOf } from '../platform/random.ts';

/**
 * Faults of the API itself. `*-after`: LINE took the call and then failed to say so, the case in which a bot must
 * not send again. `conflict`: taken, but answered as if an earlier try with this retry key had been. `hang`: no
 * answer for 30 s and nothing taken. `reset`: the connection breaks (what a DNS or network failure looks like).
 */
export type Fault =
  | 'invalid-reply-token'
  | 'invalid-access-token'
  | 'conflict'
  | 'rate-limit'
  | 'monthly-limit'
  | 'error-before'
  | 'error-after'
  | 'hang'
  | 'hang-after'
  | 'reset'
  | 'reset-after'
  | 'not-found';

/** Probabilities 0…1 per call, tried in the order of their names here; their sum should stay below 1. */
export type OutboundMischief = { seed: number } & Partial<Record<Fault, number>>;

const FAULTS: readonly Fault[] = [
  'invalid-reply-token',
  'invalid-access-token',
  'conflict',
  'rate-limit',
  'monthly-limit',
  'error-before',
  'error-after',
  'hang',
  'hang-after',
  'reset',
  'reset-after',
  'not-found',
];

/** Which calls a fault may fall on, and how often. */
export interface ScriptedFault {
  /** Beginning of `METHOD /path`, or of the path alone; default every call. */
  endpoint?: string;
  /** How many matching calls fail; default 1. */
  times?: number;
  /** How many matching calls pass first; default 0. */
  after?: number;
  fault: Fault;
}

/** The fault of the n-th call (from 1) of one endpoint, or null. It depends on seed, endpoint and n alone. */
export function faultOf(mischief: OutboundMischief, endpoint: string, n: number): Fault | null {
  const roll = randomOf(mischief.seed, `outbound ${endpoint} ${n}`).next();
  let edge = 0;
  for (const fault of FAULTS) {
    edge += mischief[fault] ?? 0;
    if (roll < edge) return fault;
  }
  return null;
}

/** Decides for each call: scripted faults first, in the order given, then the dice. */
export interface FaultDesk {
  script(fault: ScriptedFault): void;
  setDice(mischief: OutboundMischief | null): void;
  /** Called once per API call; `endpoint` is `METHOD /path/{pattern}`. */
  next(endpoint: string): Fault | null;
  clear(): void;
}

export function createFaultDesk(first: OutboundMischief | null): FaultDesk {
  let dice = first;
  let scripts: Required<ScriptedFault>[] = [];
  const counts = new Map<string, number>();
  const scripted = (endpoint: string): Fault | null => {
    for (const script of scripts) {
      if (
        !endpoint.startsWith(script.endpoint) &&
        !endpoint.slice(endpoint.indexOf(' ') + 1).startsWith(script.endpoint)
      )
        continue;
      if (script.after > 0) {
        script.after--;
        continue;
      }
      if (--script.times <= 0) scripts = scripts.filter((other) => other !== script);
      return script.fault;
    }
    return null;
  };
  return {
    script: (fault) => {
      scripts.push({ endpoint: '', times: 1, after: 0, ...fault });
    },
    setDice: (mischief) => {
      dice = mischief;
      counts.clear();
    },
    next(endpoint) {
      if (scripts.length > 0) {
        const fault = scripted(endpoint);
        if (fault !== null) return fault;
      }
      if (dice === null) return null;
      const n = (counts.get(endpoint) ?? 0) + 1;
      counts.set(endpoint, n);
      return faultOf(dice, endpoint, n);
    },
    clear() {
      scripts = [];
      dice = null;
    },
  };
}
