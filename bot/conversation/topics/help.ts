import type { ArgsOf } from '../notices.ts';
import { type Move, type Turn, unitOf } from '../turn.ts';

export function help(): Move {
  return { notices: [{ notice: 'help', args: {} }] };
}

/** Whom to ask, with the unit's number. */
export function contact({ facts }: Turn): Move {
  return { notices: [{ notice: 'contact', args: { unit: unitOf(facts.me) } }] };
}

/** A greeting; nudge.ts adds what still waits. */
export function menu({ facts }: Turn): Move {
  return { notices: [{ notice: 'menu', args: { name: facts.me?.name ?? null } }] };
}

export function formLink({ facts }: Turn): Move {
  return {
    notices: [
      facts.me === null ? { notice: 'must-register', args: { wanted: 'report' } } : { notice: 'form-link', args: {} },
    ],
  };
}

/** Words that are reserved until their service opens (contract.md, "Chat"). */
export function notOpenYet(service: ArgsOf<'not-open-yet'>['service']): Move {
  return { notices: [{ notice: 'not-open-yet', args: { service } }] };
}
