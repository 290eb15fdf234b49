import type { LineObject, PickedTime } from '../phone-types.ts';
import type { Source } from '../webhook/events.ts';
import { bubble, type Done, emit, newEvent } from './deeds.ts';
import { say, type Talk } from './talk.ts';

/** What a tap did: a webhook, an address to open, or nothing that LINE tells anybody. */
export interface Tapped {
  done: Done | null;
  open: string | null;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function postback(talk: Talk, data: string, params?: object): Promise<Done> {
  const { world, office, person } = talk;
  const source: Source = { type: 'user', userId: person.userId };
  const body = { type: 'postback', postback: { data, ...(params !== undefined && { params }) } };
  return emit(office, person, newEvent(world, source, body));
}

/** A switch links the alias's menu to this person at once and tells the bot how it went (DOC switch-rich-menus). */
function switchMenu(talk: Talk, action: LineObject): Promise<Done> {
  const { world, person } = talk;
  const alias = textOf(action.richMenuAliasId);
  const target = world.menus.aliases.get(alias);
  const found = target !== undefined && world.menus.menus.has(target);
  if (found) {
    person.richMenuId = target;
    world.people.changed(person.userId);
  }
  const params = found
    ? { newRichMenuAliasId: alias, status: 'SUCCESS' }
    : { status: target === undefined ? 'RICHMENU_ALIAS_ID_NOTFOUND' : 'RICHMENU_NOTFOUND' };
  return postback(talk, textOf(action.data), params);
}

/** Taps an action of a card, quick reply or rich menu. Camera and location open the phone's own screens. */
export async function tap(talk: Talk, action: LineObject, params?: PickedTime): Promise<Tapped> {
  const { world, person } = talk;
  switch (action.type) {
    case 'postback': {
      const shown = textOf(action.displayText ?? action.text);
      if (shown !== '') bubble(world, person, world.ids.messageId(), { type: 'text', text: shown });
      return { done: await postback(talk, textOf(action.data)), open: null };
    }
    case 'message':
      return { done: await say(talk, 'text', { text: textOf(action.text) }), open: null };
    case 'datetimepicker':
      return { done: await postback(talk, textOf(action.data), params ?? {}), open: null };
    case 'richmenuswitch':
      return { done: await switchMenu(talk, action), open: null };
    case 'uri':
      return { done: null, open: textOf(action.uri) };
    default:
      return { done: null, open: null };
  }
}
