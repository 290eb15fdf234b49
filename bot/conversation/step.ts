import type { Notice } from './notices.ts';
import { read } from './read.ts';
import { actOn } from './topics/actions.ts';
import { notUnderstood } from './topics/fallback.ts';
import { enterCode } from './topics/registration.ts';
import { reportNumber, reportWords } from './topics/report.ts';
import { startReport } from './topics/report-start.ts';
import { follow, smallTalk, unfollow } from './topics/small-talk.ts';
import { stale } from './topics/stale.ts';
import { startsReport } from './topics/starts-report.ts';
import { finish, type Move, type Turn } from './turn.ts';
import type { ChatEvent, Conversation, Facts, Step } from './types.ts';
import { wayBack } from './way-back.ts';

/**
 * One event of one LINE user: the talk afterwards, what the verbs shall do, and what is said whatever they answer.
 * Pure and total. settle.ts adds what depends on the outcomes.
 */
export function step(conversation: Conversation, event: ChatEvent, facts: Facts): Step<Notice> {
  const turn: Turn = { conversation, said: read(conversation, event), facts };
  return finish(conversation, withReminder(turn, route(turn)));
}

function route(turn: Turn): Move {
  const { said } = turn;
  switch (said.said) {
    case 'follow':
      return follow(turn);
    case 'unfollow':
      return unfollow();
    case 'stale':
      return stale(turn);
    case 'code':
      return enterCode(turn, said.code);
    case 'report':
      return startReport(turn, said.month, said.line);
    case 'action':
      return actOn(turn, said.action, said.arg);
    case 'number':
      return freeText(turn);
    case 'words': {
      const move = freeText(turn);
      return said.rude && move.missed ? smallTalk({ said: 'abuse' }) : move;
    }
    default:
      return smallTalk(said);
  }
}

/** What is no command: an answer inside a report, a whole report in one line, or a miss. */
function freeText(turn: Turn): Move {
  const { said } = turn;
  const { talk } = turn.conversation;
  if (said.said === 'number')
    return talk.topic === 'report' ? reportNumber(turn, talk, said.value) : notUnderstood(turn);
  if (said.said !== 'words') return notUnderstood(turn);
  if (talk.topic === 'report') return reportWords(turn, talk, said.text);
  return startsReport(turn.facts, said.text) ? startReport(turn, null, said.text) : notUnderstood(turn);
}

/** After other words in the middle of a report. */
function withReminder({ conversation }: Turn, move: Move): Move {
  const stays = move.talk === undefined && move.notices.length > 0;
  if (!stays || move.notices.some(({ args }) => 'card' in args)) return move;
  return { ...move, notices: [...move.notices, ...wayBack(conversation.talk)] };
}
