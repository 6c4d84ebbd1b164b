import Mocha from 'mocha';
import { writeTotals } from './totals.mjs';

const { EVENT_RUN_END, EVENT_SUITE_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } =
  Mocha.Runner.constants;

/** One line per outermost suite, every failure in full, and the line of totals that all suites end with. */
class TotalsReporter extends Mocha.reporters.Base {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const totals = { passed: 0, failed: 0, skipped: 0 };
    let before = { ...totals };
    runner.on(EVENT_TEST_PASS, () => (totals.passed += 1));
    runner.on(EVENT_TEST_FAIL, () => (totals.failed += 1));
    runner.on(EVENT_TEST_PENDING, () => (totals.skipped += 1));
    runner.on(EVENT_SUITE_END, suite => {
      if (suite.parent?.root === true) {
        const passed = totals.passed - before.passed;
        const failed = totals.failed - before.failed;
        console.log(`  ${failed > 0 ? '✗' : '✓'} ${suite.title}: ${passed} of ${passed + failed}`);
        before = { ...totals };
      }
    });
    runner.once(EVENT_RUN_END, () => {
      if (this.failures.length > 0) {
        Mocha.reporters.Base.list(this.failures);
      }
      console.log(writeTotals(totals));
    });
  }
}

// Mocha loads its reporters with require().
export { TotalsReporter as 'module.exports' };
