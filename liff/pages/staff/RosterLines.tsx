import { useEffect, useState } from 'preact/hooks';
import type { RosterLines as Page, RosterPreview } from '../../../shared/api/roster.ts';
import type { Field } from '../../../shared/roster/headings.ts';
import { ROSTER_PROBLEMS } from '../../../shared/text/roster.ts';
import { LINE_ACTIONS, ROSTER, ROSTER_FIELDS } from '../../../shared/text/staff-roster.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import type { PageWorld } from '../../state/pages.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

type Found = RosterPreview['found'][number];

/** What stands in a column, and what is the matter with it. */
export function foundText({ column, code }: Pick<Found, 'column' | 'code'>): string {
  return `${ROSTER_FIELDS[column as Field] ?? column} · ${ROSTER_PROBLEMS[code]}`;
}

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
