import { useEffect, useState } from 'preact/hooks';
import type { RosterLines as Page } from '../../../shared/api/roster.ts';
import { foundText } from '../../../shared/text/roster-found.ts';
import { LINE_ACTIONS, ROSTER } from '../../../shared/text/staff-roster.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import type { PageWorld } from '../../state/pages.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

interface Props {
  world: PageWorld;
  importId: string;
  /** Lines that are left alone, or that are used all the same. */
  which: 'problem' | 'hint';
}

/** Lines of a file with something to say of them, some at a time. */
export function RosterLines({ world, importId, which }: Props) {
  const [lines, setLines] = useState<Page['lines']>([]);
  const [next, setNext] = useState<number | null>(0);
  const { busy, trouble, send } = useSend(world);
  const more = async () => {
    const path = `/roster/imports/${encodeURIComponent(importId)}/lines?which=${which}&after=${next ?? 0}`;
    const page = await send<Page>('GET', path);
    if (!page) return;
    setLines((known) => [...known, ...page.data.lines]);
    setNext(page.data.next);
  };
  // A page is another one's for another file; its key says so.
  useEffect(() => void more(), []);
  return (
    <>
      <ul class="notice">
        {lines.map(({ line, name, action, problems }) => (
          <li key={line}>
            {ROSTER.line(formatCount(line), name ?? '')}
            <b class="d">{LINE_ACTIONS[action] ?? action}</b>
            {problems.map((found) => (
              <span key={found.column + found.code} class="d">
                {foundText(found)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => void more()}>
          {ROSTER.more}
        </button>
      )}
      <Refused world={world} trouble={trouble} />
    </>
  );
}
