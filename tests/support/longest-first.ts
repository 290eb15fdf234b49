import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rooms whose files take longest, the longest first. Where nothing remembers the last run, vitest goes by size. */
const LONG = [
  'load/bench',
  'browser/report/states',
  'http/matrix',
  'browser/pages-states',
  'faults/',
  'services/tries',
  'engines/',
  'browser/',
  'worker/',
  'journeys/',
  'services/',
];

/** Starts long files first, so that at the end of a run no core has nothing to do while another works through one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((room) => moduleId.includes(`/tests/${room}`));
      return found < 0 ? LONG.length : found;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
