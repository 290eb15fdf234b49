import type { RosterPreview } from '../../../shared/api/roster.ts';
import type { Field } from '../../../shared/roster/headings.ts';
import { ROSTER_PROBLEMS } from '../../../shared/text/roster.ts';
import { LINE_ACTIONS, ROSTER, ROSTER_FIELDS } from '../../../shared/text/staff-roster.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import type { Roster } from './use-roster.ts';

interface Props {
  preview: RosterPreview;
  roster: Roster;
}

/** What a file would change, line by line where there is something to say; then whether it shall. */
export function RosterPreviewCard({ preview, roster }: Props) {
  const { fileName, counts, doubts, unknownColumns, absent, absentMore } = preview;
  const missing = `${formatCount(absent.length)}${absentMore ? '+' : ''}`;
  return (
    <section class="card" aria-labelledby="preview">
      <h2 id="preview">{ROSTER.preview(fileName)}</h2>
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
      {doubts.length > 0 && <Doubts doubts={doubts} />}
      <Decide preview={preview} roster={roster} />
    </section>
  );
}

function Doubts({ doubts }: Pick<RosterPreview, 'doubts'>) {
  return (
    <details class="fold" open>
      <summary>{ROSTER.problems}</summary>
      <ul class="notice">
        {doubts.map(({ line, name, action, problems }) => (
          <li key={line}>
            {ROSTER.line(formatCount(line), name ?? '')}
            {action === 'problem' && <b class="d">{LINE_ACTIONS.problem}</b>}
            {problems.map(({ column, code }) => (
              <span key={column + code} class="d">
                {ROSTER_FIELDS[column as Field] ?? column} · {ROSTER_PROBLEMS[code]}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Decide({ preview: { state, doubts }, roster: { busy, decide, restore } }: Props) {
  const lostZero = doubts.some(({ problems }) => problems.some(({ code }) => code === 'lost-zero'));
  if (state === 'applied')
    return (
      <>
        <p class="strip" role="status">
          {ROSTER.applied}
        </p>
        <button type="button" class="btn ghost" aria-disabled={busy} onClick={() => decide('undo')}>
          {ROSTER.undo}
        </button>
      </>
    );
  if (state !== 'staged')
    return (
      <p class="strip" role="status">
        {ROSTER.undone}
      </p>
    );
  return (
    <>
      {lostZero && (
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
