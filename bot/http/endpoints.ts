import type { IdTokenVerifier } from '../line/id-token.ts';
import { attachmentEndpoints } from './attachments.ts';
import { auditEndpoints } from './audit.ts';
import { callListEndpoints } from './call-list.ts';
import { certificationEndpoints } from './certifications.ts';
import { consentEndpoints } from './consents.ts';
import { dashboardEndpoints } from './dashboard.ts';
import { delegationEndpoints } from './delegations.ts';
import { docsEndpoints } from './docs.ts';
import { draftEndpoints } from './drafts.ts';
import type { Endpoint } from './endpoint.ts';
import { evidenceEndpoints } from './evidence.ts';
import { exportEndpoints } from './export.ts';
import { fileForEndpoints } from './file-for.ts';
import { formEndpoints } from './forms.ts';
import { lineLinkEndpoints } from './line-link.ts';
import { monthEndpoints } from './months.ts';
import { pointEndpoints } from './points.ts';
import { profileEndpoints } from './profile.ts';
import { registrationEndpoints } from './registration.ts';
import { reminderEndpoints } from './reminders.ts';
import { reportPhotoEndpoints } from './report-photo.ts';
import { reportEndpoints } from './reports.ts';
import { reviewEndpoints } from './review.ts';
import { reviewActEndpoints } from './review-acts.ts';
import { sessionEndpoints } from './session.ts';
import { unitEndpoints } from './units.ts';

/** All operations of /api. @param more those that only this platform has (PDF, imports) */
export function allEndpoints(verify: IdTokenVerifier | null, more: readonly Endpoint[] = []): readonly Endpoint[] {
  const all: readonly Endpoint[] = [
    ...docsEndpoints(() => all),
    ...sessionEndpoints(verify),
    ...registrationEndpoints,
    ...profileEndpoints,
    ...consentEndpoints,
    ...reminderEndpoints,
    ...exportEndpoints,
    ...lineLinkEndpoints,
    ...monthEndpoints,
    ...formEndpoints,
    ...reportEndpoints,
    ...attachmentEndpoints,
    ...reportPhotoEndpoints,
    ...draftEndpoints,
    ...pointEndpoints,
    ...unitEndpoints,
    ...auditEndpoints,
    ...dashboardEndpoints,
    ...delegationEndpoints,
    ...callListEndpoints,
    ...evidenceEndpoints,
    ...reviewEndpoints,
    ...reviewActEndpoints,
    ...certificationEndpoints,
    ...fileForEndpoints,
    ...more,
  ];
  return all;
}
