import type { messagingApi } from '@line/bot-sdk';
import type { Asked, Line, Sent } from '../ports.ts';

type Call = (method: 'POST', path: string, request: object) => Promise<Sent>;
type Ask = (path: string) => Promise<{ readonly sent: Sent; readonly text: string }>;

/** The calls about many people's rich menus, which jobs make. */
export function menuCalls(
  call: Call,
  ask: Ask,
): Pick<Line, 'linkRichMenus' | 'richMenuOf' | 'moveRichMenus' | 'richMenuMove'> {
  return {
    linkRichMenus: (userIds, richMenuId) =>
      call('POST', '/v2/bot/richmenu/bulk/link', {
        richMenuId,
        userIds: [...userIds],
      } satisfies messagingApi.RichMenuBulkLinkRequest),
    richMenuOf: async (userId) => {
      const { sent, text } = await ask(`/v2/bot/user/${encodeURIComponent(userId)}/richmenu`);
      if (sent.kind === 'refused' && sent.status === 404) return { kind: 'told', id: null };
      return told(sent, () => ({ id: (JSON.parse(text) as messagingApi.RichMenuIdResponse).richMenuId }));
    },
    moveRichMenus: (links, key) =>
      call('POST', '/v2/bot/richmenu/batch', {
        operations: links.map(({ from, to }) => ({ type: 'link', from, to })),
        resumeRequestKey: key,
      } satisfies messagingApi.RichMenuBatchRequest),
    richMenuMove: async (requestId) => {
      const { sent, text } = await ask(`/v2/bot/richmenu/progress/batch?requestId=${encodeURIComponent(requestId)}`);
      return told(sent, () => ({ phase: (JSON.parse(text) as messagingApi.RichMenuBatchProgressResponse).phase }));
    },
  };
}

function told<T>(sent: Sent, read: () => T): Asked<T> {
  return sent.kind === 'accepted' ? { kind: 'told', ...read() } : sent;
}
