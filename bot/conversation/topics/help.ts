import type { ArgsOf, ForWhom } from '../notices.ts';
import { type Move, type Turn, unitOf } from '../turn.ts';
import type { Me } from '../types.ts';

export function help({ facts }: Turn): Move {
  return { notices: [{ notice: 'help', args: forWhom(facts.me) }] };
}

/** Whom to ask, with the unit's number. */
export function contact({ facts }: Turn): Move {
  return { notices: [{ notice: 'contact', args: { ...forWhom(facts.me), unit: unitOf(facts.me) } }] };
}

const forWhom = (me: Me | null): ForWhom => (me?.staff ? { officer: { reports: me.reports } } : {});

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
