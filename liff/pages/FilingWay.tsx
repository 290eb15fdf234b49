import { PenLine } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { UnreportedAnswer } from '../../shared/api/review.ts';
import type { DutiesAnswer } from '../../shared/api/staff.ts';
import { HOME_PAGE } from '../../shared/text/home-page.ts';
import { formatCount } from '../../shared/thai/count.ts';
import type { PageWorld } from '../state/pages.ts';
import { useLoad } from '../state/pages-load.ts';
import { withoutMemory } from '../state/without-memory.ts';
import { Way } from './Way.tsx';

interface Props {
  world: PageWorld;
  unitId: string;
  month: string;
}

/** A head volunteer's way to filing for others, with how many of hers came back. */
export function FilingWay({ world, unitId, month }: Props) {
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const { data } = useLoad<DutiesAnswer>(forgetful, '/staff/duties').now;
  const hers = data?.duties.find(({ role, area }) => role === 'head-volunteer' && area.id === unitId);
  const unit = encodeURIComponent(unitId);
  return (
    <Way to={`/liff/staff/${unit}/${month}/file`} icon={PenLine} label={HOME_PAGE.fileFor}>
      {hers?.village && (
        <Back
          world={forgetful}
          path={`/units/${unit}/unreported?${new URLSearchParams({ month, village: hers.village.id })}`}
        />
      )}
    </Way>
  );
}

function Back({ world, path }: { world: PageWorld; path: string }) {
  const count = useLoad<UnreportedAnswer>(world, path).now.data?.returned.length ?? 0;
  return count > 0 ? <b class="num">{HOME_PAGE.filingsBack(formatCount(count))}</b> : null;
}
