import { Download, Users } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { EXPORT } from '../../../shared/text/staff-export.ts';
import { ROSTER } from '../../../shared/text/staff-roster.ts';
import { Icon } from '../../components/Icon.tsx';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { AreaChildren } from './AreaChildren.tsx';
import { AreaCrumbs } from './AreaCrumbs.tsx';
import { AreaFile } from './AreaFile.tsx';
import { AreaFollowUp } from './AreaFollowUp.tsx';
import { AreaHead } from './AreaHead.tsx';
import { AreaItems } from './AreaItems.tsx';
import { AreaTrend } from './AreaTrend.tsx';
import { isShown, monthSays } from './figures.ts';
import { areaOf, exportPath, rosterPath } from './place.ts';
import { useMay } from './use-may.ts';

/** An area's month in figures, the areas below it, and the months before. */
export function AreaPage({ world, path }: PageProps) {
  const { areaId, month } = areaOf(path) ?? { areaId: '', month: '' };
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const api = `/areas/${encodeURIComponent(areaId)}/dashboard`;
  const load = useLoad<DashboardAnswer>(forgetful, `${api}?month=${month}`);
  const may = useMay(forgetful, areaId);
  const now = world.now();
  return (
    <Loaded world={world} load={load}>
      {(answer) => (
        <>
          <AreaCrumbs answer={answer} />
          <AreaHead answer={answer} now={now} />
          {answer.uncertified.count > 0 && <AreaFollowUp answer={answer} now={now} />}
          {answer.children.length > 0 && <AreaChildren answer={answer} />}
          <AreaTrend answer={answer} now={now} />
          {isShown(monthSays(answer, now)) && <AreaItems answer={answer} />}
          {answer.area.kind !== 'village' && (
            <a class="btn ghost" href={exportPath(areaId, month)}>
              <Icon of={Download} />
              {EXPORT.title}
            </a>
          )}
          {['district', 'province'].includes(answer.area.kind) && may('roster.import') && (
            <a class="btn ghost" href={rosterPath(areaId, month)}>
              <Icon of={Users} />
              {ROSTER.title}
            </a>
          )}
          <AreaFile key={path} world={forgetful} api={`${api}/file?month=${month}`} />
        </>
      )}
    </Loaded>
  );
}
