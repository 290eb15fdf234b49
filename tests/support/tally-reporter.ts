import type { Reporter, SerializedError, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node';
import { type Reported, tallyLines, tallyOf } from './tally.ts';

/** Ends a run with `N passed, N failed, N skipped`; nothing is skipped in silence (contract.md, npm test). */
export class TallyReporter implements Reporter {
  #filtered = false;

  onInit(vitest: Vitest): void {
    // With -t nearly everything is skipped on purpose; naming it would bury the result.
    this.#filtered = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tally = tallyOf(modules.map(reportedModule));
    tally.failed += unhandled.length;
    if (this.#filtered) tally.groups = [];
    process.stdout.write(`${tallyLines(tally).join('\n')}\n`);
  }
}

function reportedModule(module: TestModule): Reported {
  return { ...reportedSuite(module), name: module.relativeModuleId };
}

function reportedSuite(suite: TestModule | TestSuite): Reported {
  return {
    name: suite.type === 'suite' ? suite.name : '',
    state: suite.state(),
    errors: suite.errors().length,
    children: suite.children
      .array()
      .map((child) => (child.type === 'suite' ? reportedSuite(child) : reportedTest(child))),
  };
}

function reportedTest(test: TestCase): Reported {
  const result = test.result();
  return { name: test.name, state: result.state, note: result.state === 'skipped' ? result.note : undefined };
}
