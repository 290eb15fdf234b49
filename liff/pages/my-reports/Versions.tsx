import type { ReportAnswer } from '../../../shared/api/reports.ts';
import { changesBetween } from '../../../shared/report/changes.ts';
import { type FormDefinition, itemByCode, itemsOf } from '../../../shared/report/form.ts';
import { versionOf } from '../../../shared/text/my-reports-page.ts';
import { VERSIONS } from '../../../shared/text/report-page.ts';
import { inDuty } from '../../../shared/text/roles.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDateTime } from '../../../shared/thai/dates.ts';

type Version = ReportAnswer['versions'][number];
const shown = (count: number | null | undefined) => (count == null ? VERSIONS.empty : formatCount(count));

/** By herself and how, or who filed it for her. */
function wayOf({ filedByOther, filedBy, inDutyOf, channel }: Version): string {
  if (filedBy) return VERSIONS.filedBy(inDutyOf ? `${filedBy} ${inDuty(inDutyOf)}` : filedBy);
  return filedByOther ? VERSIONS.byOther : VERSIONS.by[channel];
}

/** Every version, newest first: when, by which way, and what it changed. */
export function Versions({ versions, form }: { versions: readonly Version[]; form: FormDefinition | null }) {
  return (
    <section class="card" aria-labelledby="versions">
      <h2 id="versions">{VERSIONS.title}</h2>
      <ol class="versions">
        {versions.map((version, at) => (
          <li key={version.version}>
            <b>{versionOf(version.version)}</b>
            <span class="d">{thaiDateTime(Date.parse(version.submittedAt))}</span>
            <span class="d">{wayOf(version)}</span>
            {version.reason && <p>{VERSIONS.reason(version.reason)}</p>}
            {form && <Changes form={form} version={version} before={versions[at + 1]} />}
            {form && at === 0 && <Numbers form={form} answers={version.answers} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ form, version, before }: { form: FormDefinition; version: Version; before: Version | undefined }) {
  if (!before) return null;
  const changes = changesBetween(form, before.answers, version.answers);
  if (changes.length === 0) return <p class="hint">{VERSIONS.same}</p>;
  return (
    <>
      <p class="hint">{VERSIONS.changed(before.version)}</p>
      <ul class="changes">
        {changes.map(({ code, before: was, after }) => (
          <li key={code}>
            <span>{itemByCode(form, code)?.label}</span>
            <b>{VERSIONS.fromTo(shown(was), shown(after))}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

/** All numbers stay folded away: most come for the receipt. */
function Numbers({ form, answers }: { form: FormDefinition; answers: Version['answers'] }) {
  return (
    <details>
      <summary class="link">{VERSIONS.show}</summary>
      <dl class="facts">
        {itemsOf(form).map(({ code, label, unit }) => (
          <div key={code}>
            <dt>{label}</dt>
            <dd>
              {shown(answers[code])} {answers[code] == null ? '' : unit}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
