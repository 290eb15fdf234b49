import { BadgeAlert, WifiOff } from 'lucide';
import { STRIPS } from '../../../shared/text/form-page.ts';
import { Strip } from '../../components/Strip.tsx';
import type { ReportController } from '../controller.ts';
import type { View } from '../view.ts';

/** What she should know while she fills the form, the most important first. */
export function Strips({ c, v }: { c: ReportController; v: View }) {
  const save = c.save.value;
  const net = c.net.value;
  const Notes = v.later.value?.Notes;
  return (
    <div class="strips" role="status">
      {(save === 'full' || save === 'memory') && <Strip icon={BadgeAlert} text={STRIPS[save]} />}
      {net !== 'online' && <Strip icon={WifiOff} text={STRIPS[net]} />}
      {Notes && <Notes c={c} v={v} />}
    </div>
  );
}
