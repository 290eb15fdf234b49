import type { ReviewAnswer, ReviewEvent } from '../../../shared/api/review.ts';
import { changesBetween } from '../../../shared/report/changes.ts';
import { type FormDefinition, itemByCode } from '../../../shared/report/form.ts';
import { inDuty } from '../../../shared/text/roles.ts';
import { TRAIL } from '../../../shared/text/staff-audit.ts';
import { HISTORY, NUMBERS, REVIEW } from '../../../shared/text/staff-report.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDateTime } from '../../../shared/thai/dates.ts';
import { pathOf, type StaffPlace } from './place.ts';

interface Props {
  report: ReviewAnswer;
  form: FormDefinition | null;
  place: StaffPlace;
}

const shown = (count: number | null) => (count === null ? NUMBERS.empty : formatCount(count));

/** Who did what to it and when, newest first; below, what each new version changed. */
export function History({ report: { id, events, versions }, form, place }: Props) {
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{HISTORY.title}</h2>
      <ol class="events">
        {events.map((event) => (
          <Event key={event.seq} event={event} form={form} />
        ))}
      </ol>
      {form &&
        versions.slice(0, -1).map((version, at) => {
          const before = versions[at + 1];
          return before && <Changes key={version.version} form={form} version={version} before={before} />;
        })}
      <a class="link" href={pathOf(place, `reports/${id}/trail`)}>
        {TRAIL.open}
      </a>
    </section>
  );
}

function Event({ event, form }: { event: ReviewEvent; form: FormDefinition | null }) {
  const label = event.item && form && itemByCode(form, event.item)?.label;
  return (
    <li>
      <b>{HISTORY.kinds[event.kind]}</b>
      <span class="d">
        {event.by?.name ?? REVIEW.system}
        {event.inDutyOf && ` ${inDuty(event.inDutyOf)}`} · {thaiDateTime(Date.parse(event.at))}
      </span>
      {event.reason && <p>{event.reason}</p>}
      {label && <p class="hint">{HISTORY.item(label)}</p>}
    </li>
  );
}

type Version = ReviewAnswer['versions'][number];

function Changes({ form, version, before }: { form: FormDefinition; version: Version; before: Version }) {
  const changes = changesBetween(form, before.answers, version.answers);
  if (changes.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        {REVIEW.version(version.version)} {HISTORY.changed(before.version)}
      </summary>
      <ul class="changes">
        {changes.map(({ code, before: was, after }) => (
          <li key={code}>
            <span>{itemByCode(form, code)?.label}</span>
            <b>{HISTORY.fromTo(shown(was), shown(after))}</b>
          </li>
        ))}
      </ul>
    </details>
  );
}
