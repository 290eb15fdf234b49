import { ArrowLeft } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import type { DashboardAnswer } from '../../../shared/api/dashboard.ts';
import { EXPORT, EXPORT_FORMATS, sizeWords } from '../../../shared/text/staff-export.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import { useLoad } from '../../state/pages-load.ts';
import { withoutMemory } from '../../state/without-memory.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { Chip } from './Chip.tsx';
import { Choice } from './Choice.tsx';
import { ExportFiles, type Format } from './ExportFiles.tsx';
import { exportSize } from './export-size.ts';
import { MonthSwitch } from './MonthSwitch.tsx';
import { areaPath, exportOf, exportPath } from './place.ts';

const FORMATS: readonly Format[] = ['csv', 'xlsx', 'jsonl'];

/** The reports of an area as a file: which months, which kind, and about how much that is. */
export function ExportPage({ world, path }: PageProps) {
  const { areaId, month } = exportOf(path) ?? { areaId: '', month: '' };
  const forgetful = useMemo(() => withoutMemory(world), [world]);
  const load = useLoad<DashboardAnswer>(forgetful, `/areas/${encodeURIComponent(areaId)}/dashboard?month=${month}`);
  return (
    <Loaded world={world} load={load}>
      {(answer) => <Asking key={`${areaId}${month}`} world={forgetful} answer={answer} />}
    </Loaded>
  );
}

function Asking({ world, answer }: { world: PageWorld; answer: DashboardAnswer }) {
  const { area, month, trend, builtAt } = answer;
  const [from, setFrom] = useState(month);
  const [format, setFormat] = useState<Format>('csv');
  const rows = trend.reduce((sum, one) => sum + (one.month >= from ? one.reported : 0), 0);
  const words = EXPORT.size(formatCount(rows), sizeWords(exportSize(format, rows, area.kind)));
  return (
    <>
      <nav class="beside">
        <a class="link" href={areaPath(area.id, month)}>
          <Icon of={ArrowLeft} />
          {area.name}
        </a>
      </nav>
      <section class="card">
        <h1 tabIndex={-1}>{EXPORT.title}</h1>
        <p class="hint">{EXPORT.about}</p>
        <MonthSwitch month={month} now={world.now()} pathOf={(other) => exportPath(area.id, other)} />
        <fieldset class="chips">
          <legend>{EXPORT.from}</legend>
          {trend.map((one) => (
            <Chip
              key={one.month}
              label={thaiMonthShort(one.month)}
              count={one.reported}
              on={one.month === from}
              onTap={() => setFrom(one.month)}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend>{EXPORT.format}</legend>
          {FORMATS.map((one) => (
            <Choice
              key={one}
              name="format"
              label={EXPORT_FORMATS[one]}
              on={one === format}
              choose={() => setFormat(one)}
            />
          ))}
        </fieldset>
        <p class="sum">
          {thaiMonth(from)}
          {from !== month && ` ${EXPORT.until(thaiMonth(month))}`}
        </p>
        <p role="status">{builtAt === null ? EXPORT.unknown : rows === 0 ? EXPORT.empty : words}</p>
        {(builtAt === null || rows > 0) && (
          <ExportFiles
            key={`${from}${format}`}
            world={world}
            asked={{ areaId: area.id, from, to: month }}
            format={format}
          />
        )}
      </section>
    </>
  );
}
