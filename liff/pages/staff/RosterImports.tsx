import { FileSpreadsheet } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { RosterImports as Answer, RosterPreview } from '../../../shared/api/roster.ts';
import { TRAIL } from '../../../shared/text/staff-audit.ts';
import { IMPORTS, ROSTER } from '../../../shared/text/staff-roster.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiDateTime, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { Refused } from './Refused.tsx';
import type { Roster } from './use-roster.ts';
import { useSend } from './use-send.ts';

type Import = Answer['imports'][number];

interface Props {
  world: PageWorld;
  /** Under /api. */
  path: string;
  first: Answer;
  /** Asks for the first page anew. */
  again: () => void;
  roster: Roster;
}

/** What was brought in before, newest first; each opens as it stood when she left it. */
export function RosterImports({ world, path, first, again, roster }: Props) {
  const { preview } = roster;
  const stands = preview && `${preview.id} ${preview.seq}`;
  useEffect(() => {
    if (stands !== null) again();
  }, [stands]);
  const [older, setOlder] = useState<Answer>({ imports: [], next: first.next });
  const { busy, trouble, send } = useSend(world);
  useEffect(() => setOlder({ imports: [], next: first.next }), [first]);
  const more = async () => {
    const page = await send<Answer>('GET', `${path}&after=${encodeURIComponent(older.next ?? '')}`);
    if (page) setOlder({ imports: [...older.imports, ...page.data.imports], next: page.data.next });
  };
  const open = async (id: string) => {
    const found = await send<RosterPreview>('GET', `/roster/imports/${encodeURIComponent(id)}`);
    if (found) roster.show(found.data);
  };
  const imports = [...first.imports, ...older.imports];
  return (
    <section class="card" aria-labelledby="imports">
      <h2 id="imports">{IMPORTS.title}</h2>
      {imports.length === 0 && <p>{IMPORTS.none}</p>}
      <ol class="events">
        {imports.map((one) => (
          <Line key={one.id} one={one} now={world.now()} onOpen={() => void open(one.id)} />
        ))}
      </ol>
      {older.next !== null && (
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => void more()}>
          {ROSTER.more}
        </button>
      )}
      <Refused world={world} trouble={trouble} />
    </section>
  );
}

function Line({ one, now, onOpen }: { one: Import; now: number; onOpen: () => void }) {
  const { fileName, month, state, lines, by, createdAt, openUntil } = one;
  const until = now < Date.parse(openUntil) ? thaiDate(Date.parse(openUntil)) : null;
  return (
    <li>
      <button type="button" class="link" onClick={onOpen}>
        <Icon of={FileSpreadsheet} />
        <b>{fileName || ROSTER.onePerson}</b>
      </button>
      <span class="d">
        {by ?? TRAIL.operator} · {thaiDateTime(Date.parse(createdAt))}
      </span>
      <span class="d">
        {ROSTER.lines(formatCount(lines))} · {ROSTER.from(thaiMonth(month))}
      </span>
      {state === 'staged' && until && <Tag look="wait" says={[IMPORTS.unused, IMPORTS.openUntil(until)]} />}
      {state === 'staged' && !until && <Tag look="none" says={[IMPORTS.neverUsed]} />}
      {state === 'applied' && <Tag look="done" says={[IMPORTS.applied, until && ROSTER.undoUntil(until)]} />}
      {state === 'undone' && <Tag look="none" says={[ROSTER.undone]} />}
    </li>
  );
}

/** How it stands, and what may still be done. */
function Tag({ look, says }: { look: string; says: readonly (string | null)[] }) {
  return <strong class={`tag ${look}`}>{says.filter((words) => words !== null).join(' · ')}</strong>;
}
