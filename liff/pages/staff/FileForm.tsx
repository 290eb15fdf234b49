import { CloudOff, Save, TriangleAlert } from 'lucide';
import { useState } from 'preact/hooks';
import type { ReceiptAnswer } from '../../../shared/api/reports.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import { type FormDefinition, itemByCode, itemsOf } from '../../../shared/report/form.ts';
import { FILE_FOR, FILE_FOR_KEPT } from '../../../shared/text/staff-file-for.ts';
import { HISTORY } from '../../../shared/text/staff-report.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { useForm } from '../my-reports/use-form.ts';
import { Skeleton } from '../States.tsx';
import { FileGrid } from './FileGrid.tsx';
import { FileReadBack } from './FileReadBack.tsx';
import { FileSent } from './FileSent.tsx';
import { apiOf, type StaffPlace } from './place.ts';
import { Refused } from './Refused.tsx';
import { type Kept, useFiling } from './use-filing.ts';
import { useSend } from './use-send.ts';

interface Props {
  world: PageWorld;
  place: StaffPlace;
  person: { readonly id: string; readonly name: string };
  /** The version that is corrected; null: she has sent nothing. */
  basis: Basis | null;
}

interface Basis {
  readonly version: number;
  readonly answers: Answers;
  /** Why it came back, and which answer is meant. */
  readonly reason: string | null;
  readonly item: string | null;
}

/** The numbers of a paper form: typed, read back, sent with who sent them; kept on this phone until the server has them. */
export function FileForm({ world, place, person, basis }: Props) {
  const form = useForm(world, world.me.value?.formVersion ?? null);
  const { unitId, month } = place;
  const personId = basis === null ? person.id : `${person.id}@${basis.version}`;
  const filing = useFiling(world, { unitId, month, personId }, basis?.answers ?? {});
  const [reading, setReading] = useState(false);
  const [receipt, setReceipt] = useState<ReceiptAnswer['receipt'] | null>(null);
  const { busy, trouble, send } = useSend(world);
  if (receipt) return <FileSent world={world} place={place} name={person.name} number={receipt.number} />;
  if (!form || !filing.answers) return <Skeleton />;
  const answers = onForm(form, filing.answers);
  const path = apiOf(unitId, `people/${encodeURIComponent(person.id)}/reports/${month}`);
  const submit = async () => {
    const submissionId = await filing.submission(answers, form.version);
    const body = { submissionId, formVersion: form.version, answers, basedOn: basis?.version ?? null };
    const done = await send<ReceiptAnswer>('PUT', path, body);
    if (!done) return;
    setReceipt(done.data.receipt);
    await filing.drop();
  };
  return (
    <section class="card">
      <h1 tabIndex={-1}>{FILE_FOR.of(person.name, thaiMonth(month))}</h1>
      <p class="hint">{FILE_FOR.about}</p>
      {basis?.reason && <Said form={form} reason={basis.reason} item={basis.item} />}
      <KeptLine kept={filing.kept} />
      {reading ? (
        <FileReadBack
          form={form}
          answers={answers}
          busy={busy}
          edit={() => setReading(false)}
          send={() => void submit()}
        />
      ) : (
        <FileGrid
          form={form}
          answers={answers}
          change={(changed) => filing.change(changed, form.version)}
          done={() => setReading(true)}
        />
      )}
      {trouble === 'offline' ? (
        <Offline kept={filing.kept} online={world.online.value} />
      ) : (
        <Refused world={world} trouble={trouble} />
      )}
    </section>
  );
}

/** What whoever sent it back asks for. */
function Said({ form, reason, item }: Pick<Basis, 'item'> & { form: FormDefinition; reason: string }) {
  const label = item === null ? undefined : itemByCode(form, item)?.label;
  return (
    <div class="strip">
      <p class="lines">{FILE_FOR.sentBack(reason)}</p>
      {label && <p>{HISTORY.item(label)}</p>}
    </div>
  );
}

/** Numbers of another form's items are not asked for any more. */
function onForm(form: FormDefinition, answers: Answers): Answers {
  const codes = new Set(itemsOf(form).map(({ code }) => code));
  return Object.fromEntries(Object.entries(answers).filter(([code]) => codes.has(code)));
}

function KeptLine({ kept }: { kept: Kept }) {
  return (
    <p class="head hint" role="status">
      {kept !== 'nothing' && <Icon of={kept === 'kept' ? Save : TriangleAlert} />}
      <span>{FILE_FOR_KEPT[kept]}</span>
    </p>
  );
}

/** No promise but what is so: not sent, and whether it would survive the page. */
function Offline({ kept, online }: { kept: Kept; online: boolean }) {
  if (online)
    return (
      <p class="strip" role="alert">
        {FILE_FOR.backAgain}
      </p>
    );
  return (
    <p class="strip" role="alert">
      <Icon of={CloudOff} />
      <span>{kept === 'kept' ? FILE_FOR.offline : FILE_FOR.offlineHere}</span>
    </p>
  );
}
