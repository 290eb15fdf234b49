import { isMonth } from '../../../shared/calendar/months.ts';
import type { Notice } from '../notices.ts';
import { type Move, nextCard, type Turn } from '../turn.ts';
import { showCurrent } from './open-draft.ts';
import { alreadyRegistered, confirmIdentity } from './registration.ts';
import { sentAlready } from './submit.ts';

/** A button of an older card: said so kindly, with where we are now. Changes nothing, whatever the button was. */
export function stale(turn: Turn): Move {
  const { said, facts, conversation } = turn;
  const { talk } = conversation;
  if (said.said === 'stale' && said.action === 'send') {
    const receipt = sentAlready(facts, said.arg !== null && isMonth(said.arg) ? said.arg : null);
    if (receipt !== null && (talk.topic !== 'report' || talk.month !== said.arg)) return { notices: [receipt] };
  }
  if (said.said === 'stale' && said.action === 'confirm-me' && facts.me !== null)
    return { notices: [alreadyRegistered(facts)] };
  const sorry: Notice = { notice: 'stale', args: { idle: talk.topic !== 'report' && talk.topic !== 'registration' } };
  if (talk.topic === 'report') return { notices: showCurrent(turn, talk, [sorry]).notices };
  if (talk.topic === 'registration' && talk.code !== null && facts.code?.status === 'valid') {
    return { notices: [sorry, confirmIdentity(facts.code, nextCard(conversation))] };
  }
  return { notices: [sorry] };
}
