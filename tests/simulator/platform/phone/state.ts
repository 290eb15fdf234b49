import type { Person } from '../people/people.ts';
import type { LineObject, PhoneRichMenu, PhoneState, PhoneUser } from '../phone-types.ts';
import type { World } from '../world.ts';

export const phoneUser = ({ userId, displayName, follows, blocked, airplane, unread }: Person): PhoneUser => ({
  userId,
  displayName,
  follows,
  blocked,
  airplane,
  unread,
});

/** Her own menu if she is a friend, else the channel's default (rich-menus-overview, priority). */
function menuOf(world: World, person: Person): PhoneRichMenu | null {
  const { menus, defaultId, images } = world.menus;
  const own = person.richMenuId === null ? undefined : menus.get(person.richMenuId);
  const menu = own ?? (defaultId === null ? undefined : menus.get(defaultId));
  if (menu === undefined || !images.has(menu.richMenuId) || person.blocked || !person.follows) return null;
  const { richMenuId, chatBarText, selected, size, areas } = menu;
  return { richMenuId, chatBarText, selected, size, areas, imageUrl: `/phone/content/${richMenuId}` };
}

/** Quick replies show under the last bubble only, and go as soon as anything follows (Quick reply). */
function quickReplyOf(person: Person): LineObject[] {
  const last = person.chat.findLast((item) => item.delivered);
  if (last === undefined || last.from !== 'bot') return [];
  const quickReply = last.message.quickReply as { items?: LineObject[] } | undefined | null;
  return quickReply?.items ?? [];
}

export function phoneState(world: World, person: Person): PhoneState {
  const { displayName, basicId } = world.settings;
  return {
    user: phoneUser(person),
    chat: person.chat,
    quickReply: quickReplyOf(person),
    loading: person.loadingUntil > world.clock.now(),
    richMenu: menuOf(world, person),
    bot: { displayName, basicId },
  };
}
