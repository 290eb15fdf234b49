import type * as z from 'zod/mini';
import type { Problem, ProblemCode } from '../../shared/api/problems.ts';
import type { Kind } from '../admission/kinds.ts';
import type { Keys } from '../keys.ts';
import type { Deauthorize } from '../line/deauthorize.ts';
import type { Links } from '../links.ts';
import type { Ports } from '../ports.ts';
import type { Member } from '../services/people/membership.ts';
import type { RuleBook } from '../services/report/rule-book.ts';
import type { SessionOwner } from '../services/session/who.ts';

/** What every handler may use. */
export interface ApiContext extends Ports {
  readonly keys: Keys;
  readonly rules: RuleBook;
  readonly links: Links;
  /** How phones reach us: what is printed leads there. */
  readonly publicUrl: string;
  /** `@…` of the LINE account, for QR codes that open its chat. */
  readonly basicId?: string | null;
  /** The mini-app's build that this server hands out, if it knows. */
  readonly appBuild?: string;
  /** Lets LINE forget what a user granted; without the secret of our LINE Login channel nobody can. */
  readonly deauthorize?: Deauthorize;
  readonly describe?: Describe;
}

/** The description of these operations, made now or by the build; without it /api has none for programs. */
export type Describe = (endpoints: readonly Endpoint[]) => object | null | Promise<object | null>;

/** Whose session a request carries. */
export type Who = SessionOwner;
/** A session of somebody who is registered. */
export type MemberWho = Who & { readonly member: Member };

export interface Call<Body, W> {
  readonly api: ApiContext;
  /** One instant for the whole request. */
  readonly now: number;
  readonly who: W;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Body;
  /** Where the request came from, as far as proxies may be believed. */
  readonly address: string;
  readonly request: Request;
}

export interface Answer {
  readonly status: 200 | 201 | 204;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What its ETag is made of, where the body also tells what changes with every second. */
  readonly tagged?: unknown;
  /** Sent as it is, instead of JSON (a download). */
  readonly text?: string;
  /** Likewise, for pictures. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Likewise, for what is sent while it is made. */
  readonly stream?: ReadableStream<Uint8Array>;
}

/** A problem with what only HTTP tells of it. The detail's `path` becomes a field's error, the rest of it stands in the body. */
export interface Refusal extends Problem {
  /** For conflicts: what the server has. */
  readonly current?: unknown;
  readonly errors?: readonly FieldError[];
  /** Seconds. */
  readonly retryAfter?: number;
}
/** `path` as in the request's body: `answers.promote_health.7`. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
}

/** How heavy or how dangerous: each kind has its own limit (bot/http/limits). */
export type Load = 'read' | 'write' | 'login';

interface Described {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /api, with parameters as OpenAPI writes them: `/reports/{month}`. `month` is checked by the mount. */
  readonly path: string;
  readonly summary: string;
  readonly load: Load;
  /** In which queue it waits when too many come at once; by its load where not told. */
  readonly kind?: Kind;
  readonly query?: Readonly<Record<string, string>>;
  /** Bytes, where the usual limit is too small. */
  readonly largestBody?: number;
  /** Answers by status, for the description. */
  readonly answers: Readonly<Record<number, z.ZodMiniType | null>>;
  readonly problems: readonly ProblemCode[];
}

/** One operation of /api: what OpenAPI tells of it and what it does. The same schema checks and describes. */
export interface Endpoint extends Described {
  /** none: anybody · session: a LINE user · member: somebody registered. */
  readonly auth: 'none' | 'session' | 'member';
  readonly body: z.ZodMiniType | null;
  readonly handle: (call: Call<unknown, Who | null>) => Promise<Answer | Refusal>;
}

type WhoOf<A> = A extends 'member' ? MemberWho : A extends 'session' ? Who : Who | null;

/** Declares an operation; the handler's body and caller have the types that schema and `auth` promise. */
export function endpoint<A extends Endpoint['auth'], S extends z.ZodMiniType | null>(
  described: Described & {
    readonly auth: A;
    readonly body: S;
    readonly handle: (call: Call<S extends z.ZodMiniType ? z.output<S> : null, WhoOf<A>>) => Promise<Answer | Refusal>;
  },
): Endpoint {
  return described as unknown as Endpoint;
}

export function ok(body: unknown, headers?: Answer['headers']): Answer {
  return headers ? { status: 200, body, headers } : { status: 200, body };
}
