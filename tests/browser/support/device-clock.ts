/**
 * A script that shifts a page's clock and lets it run on. Unlike Playwright's own clock it leaves the timers alone: pages
 * wait in real time, at another date.
 */
export function shiftDate(ms: number): { content: string } {
  return {
    content: `(() => {
      const Real = window.RealDate ?? Date;
      window.RealDate = Real;
      const shift = ${ms};
      window.Date = class extends Real {
        constructor(...parts) { parts.length === 0 ? super(Real.now() + shift) : super(...parts); }
        static now() { return Real.now() + shift; }
      };
    })();`,
  };
}
