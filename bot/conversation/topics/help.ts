import type { ArgsOf } from '../notices.ts';
import { type Move, type Turn, unitOf } from '../turn.ts';
import { reporter } from './gate.ts';

export function help(): Move {
  return { notices: [{ notice: 'help', args: {} }] };
}

/** Whom to ask, with a number: her unit's, an officer's that of the office above hers, and both for who is both. */
export function contact({ facts: { me, above } }: Turn): Move {
  if (!me?.staff) return { notices: [{ notice: 'contact', args: { unit: unitOf(me) } }] };
  if (!me.reports) return { notices: [{ notice: 'contact', args: { unit: above } }] };
  return {
    notices: [
      { notice: 'contact', args: { unit: unitOf(me), about: 'own' } },
      { notice: 'contact', args: { unit: above, about: 'office' } },
    ],
  };
}

/** A greeting; nudge.ts adds what still waits. */
export function menu({ facts }: Turn): Move {
  return { notices: [{ notice: 'menu', args: { name: facts.me?.name ?? null } }] };
}

export function formLink({ facts }: Turn): Move {
  const me = reporter(facts);
  return { notices: ['say' in me ? me.say : { notice: 'form-link', args: {} }] };
}

/** Words that are reserved until their service opens (contract.md, "Chat"). */
export function notOpenYet(service: ArgsOf<'not-open-yet'>['service']): Move {
  return { notices: [{ notice: 'not-open-yet', args: { service } }] };
}
