import * as z from 'zod/mini';

/** Data with a source: our own choice. 1,024 px at JPEG quality 0.6 is about 90 KB (frontend.md §4). */
export const ATTACHMENT_LIMITS = { photos: 3, photoBytes: 400_000 } as const;

/** PUT /api/reports/{month}/attachments/{id}: a photo (JPEG, base64) or where the work was done. */
export const attachmentRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('photo'),
    jpeg: z.base64().check(z.maxLength(Math.ceil((ATTACHMENT_LIMITS.photoBytes * 4) / 3) + 4)),
  }),
  z.object({
    kind: z.literal('place'),
    latitude: z.number().check(z.gte(-90), z.lte(90)),
    longitude: z.number().check(z.gte(-180), z.lte(180)),
    accuracy: z.number().check(z.nonnegative(), z.describe('metres')),
  }),
]);
export type AttachmentRequest = z.infer<typeof attachmentRequest>;
export const attachmentAnswer = z.object({ id: z.string(), kind: z.enum(['photo', 'place']) });
