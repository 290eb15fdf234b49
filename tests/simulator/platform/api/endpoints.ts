import type { PostOffice } from '../webhook/post-office.ts';
import type { Endpoint } from './endpoint.ts';
import { pushEndpoints } from './push.ts';
import { replyEndpoints } from './reply.ts';

/** Every endpoint of LINE's that the stand-in answers. */
export const endpoints = (_office: PostOffice): readonly Endpoint[] => [...replyEndpoints, ...pushEndpoints];
