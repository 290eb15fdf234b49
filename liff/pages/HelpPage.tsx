import { HELP_PAGE } from '../../shared/text/help-page.ts';
import { HelpCard } from '../components/HelpCard.tsx';
import type { PageProps } from './page-props.ts';

/** Needs nothing of the server but what it told before. */
export function HelpPage({ world }: PageProps) {
  const unit = world.me.value?.unit;
  return <HelpCard title={HELP_PAGE.title} unitName={unit?.name ?? null} unitPhone={unit?.phone ?? null} />;
}
