import type { messagingApi } from '@line/bot-sdk';
import { copyToKeep } from '../../../bot/conversation/draft-copy.ts';
import type { Notice } from '../../../bot/conversation/notices.ts';
import { settle } from '../../../bot/conversation/settle.ts';
import { step } from '../../../bot/conversation/step.ts';
import type { ChatEvent, Intent, Outcome } from '../../../bot/conversation/types.ts';
import { wants } from '../../../bot/conversation/wants.ts';
import { render } from '../../../bot/messages/render.ts';
import { factsOf, LINKS, report, VOLUNTEER, type World, withDraft } from './world.ts';

type Body<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never;
/** What the user does, without LINE's id and time. */
export type Doing = Body<ChatEvent>;

export interface Turned {
  readonly world: World;
  readonly intents: readonly Intent[];
  readonly notices: readonly Notice[];
}

/** One turn, as the webhook's runner takes it: wants → facts → step → verbs → settle. */
export function takeTurn(world: World, doing: Doing): Turned {
  const event = { id: 'e', at: world.now, ...doing } as ChatEvent;
  const asked = wants(world.conversation, event);
  const facts = factsOf(world, asked);
  const stepped = step(world.conversation, event, facts);
  const ran = stepped.intents.reduce<{ world: World; outcomes: Outcome[] }>(
    (so, intent) => {
      const [outcome, after] = run(so.world, intent);
      return { world: after, outcomes: [...so.outcomes, outcome] };
    },
    { world, outcomes: [] },
  );
  const settled = settle(stepped, ran.outcomes, facts);
  const after = { ...ran.world, conversation: settled.conversation };
  const copy = copyToKeep(world.conversation, settled.conversation, facts);
  const { answers = {}, draft = null } = copy ?? {};
  return {
    world: draft === null ? after : withDraft(after, draft.month, { source: 'chat', answers, basedOn: draft.basedOn }),
    intents: stepped.intents,
    notices: settled.notices,
  };
}

/** What the verbs would do, in the small. */
function run(world: World, intent: Intent): [Outcome, World] {
  if (world.refusal !== null && intent.verb !== 'follower.seen') {
    return [
      { verb: intent.verb, ok: false, problem: world.refusal },
      { ...world, refusal: null },
    ];
  }
  switch (intent.verb) {
    case 'follower.seen':
      return [{ verb: intent.verb, ok: true }, world];
    case 'report.object':
      return [{ verb: intent.verb, ok: true, month: intent.month ?? '2026-10' }, world];
    case 'registration.count-miss': {
      const wrongCodes = world.wrongCodes + 1;
      return [
        { verb: intent.verb, ok: true, retryAt: wrongCodes < 3 ? null : world.now + 60_000 },
        { ...world, wrongCodes },
      ];
    }
    case 'registration.confirm': {
      const me = world.me ?? VOLUNTEER;
      const outcome: Outcome = {
        verb: intent.verb,
        ok: true,
        name: me.name,
        unitName: me.unit.name,
        addedRole: world.me !== null,
        // The only code of these transcripts that adds a role is staff's.
        role: world.me === null ? 'volunteer' : 'unit-staff',
      };
      return [outcome, { ...world, me, codes: { ...world.codes, [intent.code]: { status: 'mine' } } }];
    }
    case 'reminder.choose': {
      const before = world.choice;
      const choice = { ...before, ...intent.change };
      return [
        { verb: intent.verb, ok: true, before, choice },
        { ...world, choice },
      ];
    }
    case 'report.submit': {
      const version = (world.reports[intent.month]?.version ?? 0) + 1;
      const number = '400000000038';
      const sent = report(intent.answers, {
        number,
        state: 'submitted',
        version,
        submittedAt: world.now,
        certifiedAt: null,
      });
      const receipt = { number, month: intent.month, version, submittedAt: world.now, flags: [], pendingPoints: 120 };
      const { [intent.month]: _sent, ...drafts } = world.drafts;
      return [
        { verb: intent.verb, ok: true, receipt, replayed: false },
        { ...world, drafts, reports: { ...world.reports, [intent.month]: sent } },
      ];
    }
  }
}

/** Postback data in the clear, padded to what a seal adds. */
const CONTEXT = {
  sealTap: (action: string, arg: string | null, card: number | null) =>
    `${'s'.repeat(16)}${JSON.stringify([action, arg, card])}`,
  links: LINKS,
};

export function say(notices: readonly Notice[]): messagingApi.Message[] {
  return render(notices, CONTEXT);
}

/** Every action in the messages, in the order of reading: buttons, then quick replies. */
export function actionsIn(value: unknown): messagingApi.Action[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'action' ? [inner as messagingApi.Action] : actionsIn(inner),
  );
}

/** The tap that a postback of ours makes. */
export function tapOf(action: messagingApi.Action): Doing {
  const data = (action as messagingApi.PostbackAction).data ?? '';
  const [name, arg, card] = JSON.parse(data.slice(16)) as [string, string | null, number | null];
  return { kind: 'tap', action: name, arg, card };
}
