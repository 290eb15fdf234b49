import { PRIVACY_NOTICE } from '../../../shared/text/privacy.ts';
import type { Notice } from '../notices.ts';
import { type Move, nextCard, putAside, type Turn } from '../turn.ts';
import type { CodeFacts, Facts } from '../types.ts';

/** `ลงทะเบียน` without a code that could be one. */
export function askCode({ conversation, facts }: Turn, typed: string | null): Move {
  if (facts.me !== null) return { notices: [alreadyRegistered(facts)] };
  return {
    talk: { topic: 'registration', code: null },
    aside: putAside(conversation.aside, conversation.talk),
    notices: [{ notice: typed === null ? 'ask-code' : 'not-a-code', args: {} }],
  };
}

/** A code was typed: shows whom it stands for, or says kindly why it does not work. */
export function enterCode(turn: Turn, code: string): Move {
  const { conversation, facts } = turn;
  const found = facts.code;
  const waiting = facts.me === null ? { talk: { topic: 'registration', code: null } as const } : {};
  if (found === null) return { ...waiting, notices: [{ notice: 'registration-trouble', args: {} }] };
  switch (found.status) {
    case 'valid':
      return {
        talk: { topic: 'registration', code },
        aside: putAside(conversation.aside, conversation.talk),
        notices: [confirmIdentity(found, nextCard(conversation))],
      };
    case 'mine':
      return { notices: [alreadyRegistered(facts)] };
    case 'too-many-tries':
      return { ...waiting, notices: [{ notice: 'too-many-tries', args: { retryAt: found.retryAt } }] };
    case 'code-unknown':
      // Only guesses are counted; settle.ts says what the count allows.
      return { ...waiting, intents: [{ verb: 'registration.count-miss' }], notices: [] };
    default:
      return { ...waiting, notices: [{ notice: 'code-trouble', args: { problem: found.status } }] };
  }
}

/** `ใช่ ฉันเอง`. */
export function confirmMe(turn: Turn): Move {
  const { talk } = turn.conversation;
  const { facts } = turn;
  if (talk.topic !== 'registration' || talk.code === null) {
    return { notices: [nothingToConfirm(facts)] };
  }
  if (facts.code?.status !== 'valid') return enterCode(turn, talk.code);
  return {
    intents: [{ verb: 'registration.confirm', code: talk.code, noticeVersion: PRIVACY_NOTICE.version }],
    notices: [],
  };
}

/** `ไม่ใช่ฉัน`: nothing was linked; another code may follow. */
export function notMe({ conversation, facts }: Turn): Move {
  if (conversation.talk.topic !== 'registration') return { notices: [nothingToConfirm(facts)] };
  const talk = facts.me === null ? ({ topic: 'registration', code: null } as const) : ({ topic: 'idle' } as const);
  return { talk, notices: [{ notice: 'not-me', args: {} }] };
}

function nothingToConfirm(facts: Facts): Notice {
  return facts.me === null ? { notice: 'nothing-to-confirm', args: {} } : alreadyRegistered(facts);
}

export function alreadyRegistered({ me }: Facts): Notice {
  return { notice: 'already-registered', args: { name: me?.name ?? '', unitName: me?.unit.name ?? '' } };
}

export function confirmIdentity(found: Extract<CodeFacts, { status: 'valid' }>, card: number): Notice {
  const { maskedName, village, unit, roleTitle, addsRole } = found;
  return { notice: 'confirm-identity', args: { card, maskedName, village, unitName: unit.name, roleTitle, addsRole } };
}
