/** Which reminders a volunteer wants: every wave, only the month's last one, or none but the menu's colour. */
export const REMINDER_LEVELS = ['all', 'last', 'menu'] as const;
export type ReminderLevel = (typeof REMINDER_LEVELS)[number];

/** When a push suits her. */
export const REMINDER_SLOTS = ['any', 'morning', 'evening'] as const;
export type ReminderSlot = (typeof REMINDER_SLOTS)[number];

export interface ReminderChoice {
  readonly level: ReminderLevel;
  readonly slot: ReminderSlot;
}

/** Who has chosen nothing. */
export const USUAL_CHOICE: ReminderChoice = { level: 'all', slot: 'any' };
