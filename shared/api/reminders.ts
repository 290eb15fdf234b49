import * as z from 'zod/mini';
import { REMINDER_LEVELS, REMINDER_SLOTS } from '../reminders/choices.ts';

/** GET and PUT /api/reminders: which messages before the due day a volunteer wants, and when. Always both, so that PUT is a whole. */
export const reminders = z.object({
  level: z
    .enum(REMINDER_LEVELS)
    .check(z.describe("every reminder, only the month's last one, or none: the menu alone tells")),
  slot: z.enum(REMINDER_SLOTS).check(z.describe('when a message suits her')),
});
export type Reminders = z.infer<typeof reminders>;
