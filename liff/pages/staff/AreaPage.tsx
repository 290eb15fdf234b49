import { ArrowLeft } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { DASHBOARD } from '../../../shared/text/staff-dashboard.ts';
import { Icon } from '../../components/Icon.tsx';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { AreaChildren } from './AreaChildren.tsx';
import { AreaFile } from './AreaFile.tsx';
import { AreaHead } from './AreaHead.tsx';
import { AreaItems } from './AreaItems.tsx';
import { AreaTrend } from './AreaTrend.tsx';
import { areaOf, areaPath } from './place.ts';

/** An area's month in figures, the areas below it, and the months before. */
export function AreaPage({ world, path }: PageProps) {
  const { areaId, month } = areaOf(path) ?? { areaId: '', month: '' };
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const api = `/areas/${encodeURIComponent(areaId)}/dashboard`;
  const load = useLoad<DashboardAnswer>(forgetful, `${api}?month=${month}`);
  return (
    <Loaded world={world} load={load}>
      {(answer) => (
        <>
          {answer.above && (
            <nav class="beside">
              <a class="link" href={areaPath(answer.above.id, month)}>
                <Icon of={ArrowLeft} />
                {DASHBOARD.above(answer.above.name)}
              </a>
            </nav>
          )}
          <AreaHead answer={answer} now={world.now()} />
          {answer.children.length > 0 && <AreaChildren answer={answer} />}
          <AreaTrend answer={answer} />
          <AreaItems answer={answer} />
          <AreaFile world={forgetful} api={`${api}/file?month=${month}`} />
        </>
      )}
    </Loaded>
  );
}
