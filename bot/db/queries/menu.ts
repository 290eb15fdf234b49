import { statement } from '../statement.ts';

export const richMenuByName = statement('menu.by-name', (q, p: { name: string }) =>
  q.selectFrom('rich_menu').select(['rich_menu_id', 'digest']).where('name', '=', p.name),
);

export const richMenus = statement('menu.all', (q, _: Record<never, never>) =>
  q.selectFrom('rich_menu').select(['name', 'rich_menu_id', 'digest']),
);

export const keepRichMenu = statement(
  'menu.keep',
  (q, p: { name: string; richMenuId: string; digest: string; at: number }) =>
    q
      .insertInto('rich_menu')
      .values({ name: p.name, rich_menu_id: p.richMenuId, digest: p.digest, at: p.at })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ rich_menu_id: p.richMenuId, digest: p.digest, at: p.at }),
      ),
);

export const linkedPeople = statement('menu.linked-people', (q, _: Record<never, never>) =>
  q.selectFrom('line_link').select((eb) => eb.fn.countAll<number>().as('people')),
);
