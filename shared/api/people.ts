import * as z from 'zod/mini';
import { me } from './session.ts';
import { instant, month, role, unit } from './shapes.ts';

/** POST /api/registration: by code, or by citizen id (any digits, dashes) and birth date (YYYY-MM-DD, ค.ศ.). */
export const registrationRequest = z.union([
  z.object({ code: z.string().check(z.minLength(1), z.maxLength(64)) }),
  z.object({ citizenId: z.string().check(z.minLength(1), z.maxLength(40)), birthDate: z.iso.date() }),
]);
/** Who it seems to be. The ticket stands for what was typed, which is not sent again. */
export const candidate = z.object({
  ticket: z.string(),
  expiresAt: instant,
  maskedName: z.string(),
  village: z.nullable(z.string()),
  unit,
  roleTitle: z.string(),
  addsRole: z.boolean(),
  noticeVersion: z.string(),
});
export type Candidate = z.infer<typeof candidate>;
/** POST /api/registration/confirm: `ใช่ ฉันเอง`. */
export const confirmRequest = z.object({
  ticket: z.string().check(z.minLength(1), z.maxLength(1024)),
  noticeVersion: z.string().check(z.maxLength(32)),
});
export const confirmAnswer = z.object({ me });
/** What POST /api/registration answers: whom to confirm, or who she is already. */
export const registrationAnswer = z.union([candidate, confirmAnswer]);
export type RegistrationAnswer = z.infer<typeof registrationAnswer>;

/** GET /api/me: the profile page. `role`s with the places and months (YYYY-MM, ค.ศ.) they hold for, newest first. */
export const profile = z.object({
  me,
  linkedAt: instant,
  notice: z.object({
    version: z.string().check(z.describe('the one that she saw')),
    at: instant,
    newest: z.string(),
  }),
  duties: z.array(
    z.object({
      role,
      unit,
      village: z.nullable(z.string()),
      households: z.nullable(z.int()),
      from: month,
      to: z.nullable(month),
    }),
  ),
});
export type Profile = z.infer<typeof profile>;

/** What a person may agree to besides her duties; none is needed to report. */
export const purpose = z.enum(['photo', 'place', 'research']);
export type Purpose = z.infer<typeof purpose>;
export const consentRequest = z.object({
  given: z.boolean(),
  version: z.string().check(z.minLength(1), z.maxLength(32)),
});
export type ConsentRequest = z.infer<typeof consentRequest>;
export const consents = z.object({
  notice: z.nullable(z.object({ version: z.string(), at: instant, newest: z.string() })),
  consents: z.array(
    z.object({
      purpose,
      given: z.boolean(),
      version: z.nullable(z.string()),
      at: z.nullable(instant),
      newest: z.string().check(z.describe('the version to show now, and to send back with an answer')),
    }),
  ),
});
export type Consents = z.infer<typeof consents>;

/** POST /api/export: an address that gives the copy once more without a session, for ten minutes. */
export const exportAnswer = z.object({ json: z.string(), csv: z.string(), expiresAt: instant });
export type ExportAnswer = z.infer<typeof exportAnswer>;
/** DELETE /api/line-link: the LIFF access token lets LINE forget the permission too. */
export const unlinkRequest = z.object({ accessToken: z.nullish(z.string().check(z.maxLength(4096))) });
/** `deauthorized`: did LINE forget it? null = it was not asked, for want of a token or of this installation's settings. */
export const unlinkAnswer = z.object({ deauthorized: z.nullable(z.boolean()) });
export type UnlinkAnswer = z.infer<typeof unlinkAnswer>;
