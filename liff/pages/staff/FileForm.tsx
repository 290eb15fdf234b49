import { useRef, useState } from 'preact/hooks';
import type { ReceiptAnswer } from '../../../shared/api/reports.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { FILE_FOR } from '../../../shared/text/staff-file-for.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import type { PageWorld } from '../../state/pages.ts';
import { useForm } from '../my-reports/use-form.ts';
import { Skeleton } from '../States.tsx';
import { FileGrid } from './FileGrid.tsx';
import { FileReadBack } from './FileReadBack.tsx';
import { FileSent } from './FileSent.tsx';
import { apiOf, type StaffPlace } from './place.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

interface Props {
  world: PageWorld;
  place: StaffPlace;
  person: { readonly id: string; readonly name: string };
}

/** The numbers of a paper form: typed, read back, sent with who sent them. */
export function FileForm({ world, place, person }: Props) {
  const form = useForm(world, world.me.value?.formVersion ?? null);
  const [answers, setAnswers] = useState<Answers>({});
  const [reading, setReading] = useState(false);
  const [receipt, setReceipt] = useState<ReceiptAnswer['receipt'] | null>(null);
  const { busy, trouble, send } = useSend(world);
  const submission = useSubmission(world);
  if (receipt) return <FileSent place={place} name={person.name} number={receipt.number} />;
  if (!form) return <Skeleton />;
  const path = apiOf(place.unitId, `people/${encodeURIComponent(person.id)}/reports/${place.month}`);
  const submit = async () => {
    const body = { submissionId: submission(answers), formVersion: form.version, answers };
    const sent = await send<ReceiptAnswer>('PUT', path, body);
    if (sent) setReceipt(sent.data.receipt);
  };
  return (
    <section class="card">
      <h1 tabIndex={-1}>{FILE_FOR.of(person.name, thaiMonth(place.month))}</h1>
      <p class="hint">{FILE_FOR.about}</p>
      <Body
        form={form}
        answers={answers}
        reading={reading}
        busy={busy}
        change={setAnswers}
        read={setReading}
        submit={() => void submit()}
      />
      <Refused world={world} trouble={trouble} />
    </section>
  );
}

interface BodyProps {
  form: FormDefinition;
  answers: Answers;
  reading: boolean;
  busy: boolean;
  change: (answers: Answers) => void;
  read: (reading: boolean) => void;
  submit: () => void;
}

function Body({ form, answers, reading, busy, change, read, submit }: BodyProps) {
  if (reading) return <FileReadBack form={form} answers={answers} busy={busy} edit={() => read(false)} send={submit} />;
  return <FileGrid form={form} answers={answers} change={change} done={() => read(true)} />;
}

/** The same numbers keep their id when they are sent again, so that a lost answer makes no second version. */
function useSubmission(world: PageWorld): (answers: Answers) => string {
  const last = useRef({ id: '', content: '' });
  return (answers) => {
    const content = JSON.stringify(answers);
    if (last.current.content !== content) last.current = { id: world.newId(), content };
    return last.current.id;
  };
}
