import type { Audience, Notice, Unit } from './notices.ts';
import type { Said } from './said.ts';
import type { Conversation, Facts, Intent, Me, ReportTalk, Step, Talk } from './types.ts';

/** One event in its place: all that a topic may look at. */
export interface Turn {
  readonly conversation: Conversation;
  readonly said: Said;
  readonly facts: Facts;
}

/** What a topic answers. Left out: the talk stays where it is, nothing is asked of the verbs. */
export interface Move {
  readonly talk?: Talk;
  readonly aside?: readonly ReportTalk[];
  readonly intents?: readonly Intent[];
  readonly notices: readonly Notice[];
  /** The input was not understood. */
  readonly missed?: boolean;
}

/** Number for the next card with bound buttons. One card per turn carries buttons, so one number is enough. */
export function nextCard(conversation: Conversation): number {
  return conversation.card + 1;
}

/** The conversation after a move: a shown card makes all earlier ones stale. */
export function finish(conversation: Conversation, move: Move): Step<Notice> {
  return {
    conversation: {
      seq: conversation.seq,
      card: move.notices.reduce((card, notice) => Math.max(card, cardOf(notice)), conversation.card),
      misses: move.missed === true ? conversation.misses + 1 : 0,
      talk: move.talk ?? conversation.talk,
      aside: move.aside ?? conversation.aside,
    },
    intents: move.intents ?? [],
    notices: move.notices,
  };
}

function cardOf(notice: Notice): number {
  return 'card' in notice.args ? notice.args.card : 0;
}

/** Puts a report aside, so that another month or a registration does not lose it. One per month, newest first. */
export function putAside(aside: readonly ReportTalk[], talk: Talk): readonly ReportTalk[] {
  const draft = draftIn(talk);
  if (draft === null) return aside;
  return [draft, ...aside.filter(({ month }) => month !== draft.month)].slice(0, 3);
}

/** The report that the talk is about. One that she cancelled counts: we told her that it is kept. */
export function draftIn(talk: Talk): ReportTalk | null {
  if (talk.topic === 'cancelled') return talk.draft;
  return talk.topic === 'report' ? talk : null;
}

/** Who is spoken to. */
export function audienceOf(me: Me | null): Audience {
  if (me === null) return 'guest';
  if (me.staff) return me.reports ? 'both' : 'officer';
  return me.reports ? 'volunteer' : 'former';
}

export function unitOf(me: Me | null): Unit | null {
  return me === null ? null : { name: me.unit.name, phone: me.unit.phone };
}

/** A move after an outcome; `closesCard` when the card that was tapped must not work a second time. */
export type Settled = Move & { readonly closesCard?: boolean };
