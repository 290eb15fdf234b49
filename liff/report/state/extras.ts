import type { AttachmentRequest } from '../../../shared/api/attachments.ts';
import { dropExtra, extrasOf, keepExtra } from '../../offline/extras.ts';
import type { ExtraRow } from '../../offline/rows.ts';
import type { Extra } from '../controller.ts';
import type { Core } from './core.ts';

export interface Extras {
  refresh(): Promise<void>;
  addPhoto(file: Blob): Promise<void>;
  addPlace(): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Photos and a place beside the report of the shown month. */
export function createExtras(core: Core): Extras {
  const { env, shelf } = core;
  const previews = new Map<string, string>();
  let preparing: readonly Extra[] = [];

  async function refresh(): Promise<void> {
    const user = core.user.peek();
    const month = core.month.peek();
    const rows = await extrasOf(shelf, user, month);
    if (core.user.peek() !== user || core.month.peek() !== month) return;
    const onItsWay = core.queue.peek().kind !== 'draft';
    const shown = rows.map(
      ({ id, kind, state }): Extra => ({
        id,
        kind,
        state: state === 'kept' && onItsWay ? 'waiting' : state,
        previewUrl: previews.get(id) ?? null,
      }),
    );
    core.extras.value = [...shown, ...preparing];
  }

  async function add(kind: Extra['kind'], preview: string | null, prepare: () => Promise<AttachmentRequest | null>) {
    const row: Pick<ExtraRow, 'id' | 'user' | 'month' | 'kind'> = {
      id: env.uuid(),
      user: core.user.peek(),
      month: core.month.peek(),
      kind,
    };
    if (preview) previews.set(row.id, preview);
    preparing = [...preparing, { id: row.id, kind, state: 'preparing', previewUrl: preview }];
    await refresh();
    // A file that is no picture, or a place that she keeps to herself: then there is nothing to keep.
    const body = await prepare().catch(() => null);
    if (body) await keepExtra(shelf, row, body);
    preparing = preparing.filter((one) => one.id !== row.id);
    await refresh();
  }

  return {
    refresh,
    addPhoto: (file) => add('photo', env.preview(file), async () => ({ kind: 'photo', jpeg: await env.shrink(file) })),
    addPlace: () =>
      add('place', null, async () => {
        const place = await env.place();
        return place && { kind: 'place', ...place };
      }),
    async remove(id) {
      const row = (await extrasOf(shelf, core.user.peek(), core.month.peek())).find((one) => one.id === id);
      if (row) await dropExtra(shelf, row);
      await refresh();
    },
  };
}
