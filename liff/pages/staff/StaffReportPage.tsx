import { ArrowLeft, PenLine } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import type { ReviewAnswer } from '../../../shared/api/review.ts';
import { FILE_FOR } from '../../../shared/text/staff-file-for.ts';
import { ACTS, REVIEW } from '../../../shared/text/staff-report.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import { useForm } from '../my-reports/use-form.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { Attached } from './Attached.tsx';
import { History } from './History.tsx';
import { Numbers } from './Numbers.tsx';
import { goTo, neighboursOf } from './neighbours.ts';
import { apiOf, pathOf, placeOf, type StaffPlace } from './place.ts';
import { type Queue, queueOf } from './queue.ts';
import { ReportActs } from './ReportActs.tsx';
import { ReportHead } from './ReportHead.tsx';
import { Said } from './Said.tsx';
import { useMay } from './use-may.ts';

/** One report on one screen: what differs, what is odd about it, its history, and what to do with it. */
export function StaffReportPage({ world, path }: PageProps) {
  const place = placeOf(path);
  const [, id, then] = place ? place.rest.split('/') : [];
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const queue = useMemo(() => place && queueOf(forgetful, place), [place?.unitId, place?.month]);
  if (!place || !id || !queue) return null;
  return (
    <>
      <Said queue={queue} />
      <OneReport key={id} world={forgetful} place={place} queue={queue} id={id} returning={then === 'return'} />
    </>
  );
}

interface Props {
  world: PageWorld;
  place: StaffPlace;
  id: string;
  queue: Queue;
  returning: boolean;
}

function OneReport({ world, place, queue, id, returning }: Props) {
  const load = useLoad<ReviewAnswer>(world, apiOf(place.unitId, `reports/${id}`));
  useEffect(() => {
    // The address was opened by itself: the list tells what comes next.
    if (queue.now.peek().data === null) void queue.load();
  }, []);
  const { before, after } = neighboursOf(queue, id);
  const form = useForm(world, load.now.data?.versions[0]?.formVersion ?? null);
  const certified = (name: string) => {
    queue.said.value = ACTS.certified(name);
    goTo(queue, place, after);
    void queue.load();
  };
  const changed = (words: string) => {
    queue.said.value = words;
    load.again();
    void queue.load();
  };
  return (
    <>
      <nav class="beside" aria-label={REVIEW.back}>
        <a class="link" href={pathOf(place, 'reports')}>
          <Icon of={ArrowLeft} />
          {REVIEW.back}
        </a>
        {before && (
          <a class="link" href={pathOf(place, `reports/${before}`)}>
            {REVIEW.before}
          </a>
        )}
        {after && (
          <a class="link" href={pathOf(place, `reports/${after}`)}>
            {REVIEW.after}
          </a>
        )}
      </nav>
      <Loaded world={world} load={load}>
        {(report) => (
          <div class="sides">
            <ReportHead report={report} />
            <Numbers report={report} form={form} />
            <div class="aside">
              <Attached report={report} />
              <History report={report} form={form} place={place} />
            </div>
            {report.filedBy && report.state !== 'certified' && report.person.id !== world.me.value?.id && (
              <FileAgain world={world} place={place} report={report} />
            )}
            <ReportActs
              key={report.seq}
              world={world}
              report={report}
              form={form}
              returning={returning}
              changed={changed}
              certified={() => certified(report.person.name)}
              step={(by) => goTo(queue, place, by > 0 ? after : before)}
              back={() => goTo(queue, place, null)}
            />
          </div>
        )}
      </Loaded>
    </>
  );
}

/** Who has no phone cannot correct what was typed from her paper: whoever may file for her can. */
function FileAgain({ world, place, report }: Pick<Props, 'world' | 'place'> & { report: ReviewAnswer }) {
  const may = useMay(world, place.unitId);
  if (!may('report.file-for')) return null;
  return (
    <a class="btn ghost" href={pathOf(place, `file/${encodeURIComponent(report.person.id)}/${report.id}`)}>
      <Icon of={PenLine} />
      {FILE_FOR.again}
    </a>
  );
}
