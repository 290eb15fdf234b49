import type { PostOffice } from '../webhook/post-office.ts';
import { broadcastEndpoints } from './broadcast.ts';
import { channelTokenEndpoints } from './channel-tokens.ts';
import { chatEndpoints } from './chat.ts';
import { contentEndpoints } from './content.ts';
import type { Endpoint } from './endpoint.ts';
import { liffEndpoints } from './liff.ts';
import { loginEndpoints } from './login.ts';
import { menuAliasEndpoints } from './menu-aliases.ts';
import { menuBatchEndpoints } from './menu-batch.ts';
import { menuLinkEndpoints } from './menu-links.ts';
import { menuEndpoints } from './menus.ts';
import { multicastEndpoints } from './multicast.ts';
import { peopleEndpoints } from './people.ts';
import { pushEndpoints } from './push.ts';
import { replyEndpoints } from './reply.ts';
import { usageEndpoints } from './usage.ts';
import { validateEndpoints } from './validate.ts';
import { webhookEndpoints } from './webhook-endpoint.ts';

/** Every endpoint of LINE's that the stand-in answers. Fixed paths stand before those with parameters. */
export const endpoints = (office: PostOffice): readonly Endpoint[] => [
  ...replyEndpoints,
  ...pushEndpoints,
  ...multicastEndpoints,
  ...broadcastEndpoints,
  ...validateEndpoints,
  ...usageEndpoints,
  ...peopleEndpoints,
  ...chatEndpoints,
  ...contentEndpoints,
  ...menuLinkEndpoints,
  ...menuBatchEndpoints,
  ...menuAliasEndpoints,
  ...menuEndpoints,
  ...webhookEndpoints(office),
  ...channelTokenEndpoints,
  ...loginEndpoints,
  ...liffEndpoints,
];
