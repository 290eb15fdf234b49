import { LoaderCircle } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RosterPreview } from '../../../shared/api/roster.ts';
import { foundText } from '../../../shared/text/roster-found.ts';
import { LINE_ACTIONS, ROSTER } from '../../../shared/text/staff-roster.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiDateTime, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { Refused } from './Refused.tsx';
import { RosterFile } from './RosterFile.tsx';
import { RosterLines } from './RosterLines.tsx';
import type { Roster } from './use-roster.ts';

interface Props {
  world: PageWorld;
  preview: RosterPreview;
  roster: Roster;
}

/** What a file would change, or has changed: how many lines do what, and each with something to say of it. */
export function RosterPreviewCard({ world, preview, roster }: Props) {
  const { id, month, counts, found, unknownColumns, absent, absentMore } = preview;
  const heading = useRef<HTMLHeadingElement>(null);
  // It may have been opened from far below.
  useEffect(() => heading.current?.focus(), [id]);
  const missing = `${formatCount(absent.length)}${absentMore ? '+' : ''}`;
  return (
    <section class="card" aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1}>
        {titleOf(preview)}
      </h2>
      <p>{ROSTER.from(thaiMonth(month))}</p>
      <dl class="facts">
        {Object.entries(counts).map(([action, count]) => (
          <div key={action}>
            <dt>{LINE_ACTIONS[action] ?? action}</dt>
            <dd>{ROSTER.lines(formatCount(count))}</dd>
          </div>
        ))}
      </dl>
      {unknownColumns.length > 0 && <p class="hint">{ROSTER.unknownColumns(unknownColumns.join(' · '))}</p>}
      {absent.length > 0 && <p class="hint">{ROSTER.absent(missing)}</p>}
      {found.length > 0 && <Found key={id} world={world} preview={preview} />}
      <Decide world={world} preview={preview} roster={roster} />
      <Refused world={world} trouble={roster.trouble} />
    </section>
  );
}

function titleOf({ state, fileName }: RosterPreview): string {
  if (fileName === '') return ROSTER.onePerson;
  return state === 'staged' ? ROSTER.preview(fileName) : ROSTER.file(fileName);
}

/** By what is the matter first: a thousand lines have a handful of causes. */
function Found({ world, preview: { id, found, counts } }: Pick<Props, 'world' | 'preview'>) {
  const [hints, setHints] = useState(false);
  return (
    <>
      <h3>{ROSTER.problems}</h3>
      <ul class="notice">
        {found.map((one) => (
          <li key={one.column + one.code}>
            {foundText(one)} <b>{ROSTER.lines(formatCount(one.lines))}</b>
          </li>
        ))}
      </ul>
      {(counts.problem ?? 0) > 0 && (
        <details class="fold" open>
          <summary>{ROSTER.leftAlone(formatCount(counts.problem ?? 0))}</summary>
          <RosterLines world={world} importId={id} which="problem" />
        </details>
      )}
      <details class="fold" onToggle={({ currentTarget }) => setHints((seen) => seen || currentTarget.open)}>
        <summary>{ROSTER.hints}</summary>
        {hints && <RosterLines world={world} importId={id} which="hint" />}
      </details>
      <RosterFile world={world} importId={id} />
    </>
  );
}

function Decide({ world, preview, roster: { busy, deciding, replayed, decide, restore } }: Props) {
  if (deciding)
    return (
      <p class="strip" role="status">
        <Icon of={LoaderCircle} />
        <span>{ROSTER.deciding[deciding]}</span>
      </p>
    );
  const { state, found, appliedAt, openUntil } = preview;
  const open = world.now() < Date.parse(openUntil);
  if (state === 'applied') {
    const when = thaiDateTime(Date.parse(appliedAt ?? openUntil));
    return (
      <>
        <p class="strip" role="status">
          {replayed ? ROSTER.appliedBefore(when) : ROSTER.applied(when)}
        </p>
        {open && (
          <>
            <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => decide('undo')}>
              {ROSTER.undo}
            </button>
            <p class="hint">{ROSTER.undoUntil(thaiDate(Date.parse(openUntil)))}</p>
          </>
        )}
      </>
    );
  }
  if (state !== 'staged' || !open)
    return (
      <p class="strip" role="status">
        {state === 'staged' ? ROSTER.over : ROSTER.undone}
      </p>
    );
  return (
    <>
      {restore && found.some(({ code }) => code === 'lost-zero') && (
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={restore}>
          {ROSTER.restore}
        </button>
      )}
      <button type="button" class="btn" aria-disabled={busy} onClick={() => decide('apply')}>
        {ROSTER.apply}
      </button>
    </>
  );
}
