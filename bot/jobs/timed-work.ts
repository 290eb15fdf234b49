import type { Metrics } from '../watch/metrics.ts';
import { houseJobs } from './house-jobs.ts';
import { type ReminderPorts, reminderJobs } from './reminder-jobs.ts';
import { Scheduler } from './scheduler.ts';
import { sendWaves } from './send-waves.ts';
import { wavePace } from './wave-pace.ts';

export interface TimedPorts extends ReminderPorts {
  /** How much one run may do, where a process lives shortly; else as much as there is. */
  readonly jobSteps?: number | undefined;
}

export interface TimedWork {
  /** One round of calls for waves that are due. Answers how many it took a step further; none while it closes. */
  sendWaves(): Promise<number>;
  /** Starts what the schedule says is due, and waits for none of it. Answers how much it started. */
  startDue(): Promise<number>;
  /** Resolves when nothing is at work that the schedule started here. */
  dueDone(): Promise<void>;
}

/** What time starts, of one process: waves that are due, and whatever the schedule names. */
export function timedWork(ports: TimedPorts, metrics: Metrics): TimedWork & { close(): Promise<void> } {
  const scheduler = new Scheduler({ ...ports, steps: ports.jobSteps }, [...houseJobs(ports), ...reminderJobs(ports)]);
  let closing = false;
  const pace = wavePace(ports.clock, ports.answersPerSecond);
  // A round ends early when the process is about to: what is due stays due.
  const untilClosed = { ...pace, mayCall: () => !closing && pace.mayCall() };
  const sender = { ...ports, pace: untilClosed, count: metrics.waves.count };
  return {
    sendWaves: async () => (closing ? 0 : sendWaves(sender)),
    startDue: () => scheduler.look(),
    dueDone: () => scheduler.idle(),
    close: () => {
      closing = true;
      return scheduler.close();
    },
  };
}
