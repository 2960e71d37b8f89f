import { language } from '@/words/language';
import { takeEarly } from '@/early/asked';
import type { Bilingual } from '@/wire/rows';

/** What the server says no with (RFC 9457). */
export interface Problem {
  status: number;
  code: string;
  /** The field of the request that is at fault, in camel case; empty when it is the whole. */
  field: string;
  reason: Bilingual;
}

/** The server said no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}`);
  }
}

/** No answer came. A command that was sent may or may not have been recorded: send it again under the same id. */
export class Unreached extends Error {}

const signedOut = new Set<() => void>();

/** Called when the server no longer knows who is signed in. @returns Ends the calls. */
export function onSignedOut(told: () => void): () => void {
  signedOut.add(told);
  return () => signedOut.delete(told);
}

async function problemOf(reply: Response): Promise<Problem> {
  const body = (await reply.json().catch(() => ({}))) as Partial<Problem>;
  return {
    status: reply.status,
    code: body.code ?? 'fault',
    field: body.field ?? '',
    reason: body.reason ?? { zh: `服务器返回错误 ${reply.status}`, en: `the server answered with error ${reply.status}` },
  };
}

let account: string | null = null;

/** Names the account that this page belongs to: once another has signed in beside it, the server takes nothing from it. */
export const sendAs = (name: string | null): void => void (account = name);

/** Shows that one of our own pages asks, and whose it is: the page of another site cannot send it. */
export const ofOurs = (): Record<string, string> => ({ 'X-Requested-With': 'relief', ...(account ? { 'Page-Account': encodeURIComponent(account) } : {}) });

export interface Sending {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** In place of a body: a form with a file in it. */
  form?: FormData;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * One request. Its answer as JSON, or undefined where it has no body.
 * @throws {Refused} The server said no.
 * @throws {Unreached} No answer came.
 */
export async function request<T>(path: string, { method = 'GET', body, form, headers = {}, signal }: Sending = {}): Promise<T> {
  const sent: RequestInit = { method, headers: { 'Accept-Language': language.value, ...(method === 'GET' ? {} : ofOurs()), ...headers } };
  if (body !== undefined) {
    sent.body = JSON.stringify(body);
    sent.headers = { ...sent.headers, 'Content-Type': 'application/json' };
  }
  // The browser names the form's boundary itself.
  if (form) sent.body = form;
  if (signal) sent.signal = signal;
  let reply: Response;
  try {
    reply = await ((method === 'GET' && takeEarly(path)) || fetch(path, sent));
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw new Unreached('no answer');
  }
  if (reply.status === 503 || reply.status === 502 || reply.status === 504) throw new Unreached(String(reply.status));
  if (!reply.ok) {
    const problem = await problemOf(reply);
    if (problem.status === 401 && problem.code !== 'sign-in-failed') for (const told of signedOut) told();
    throw new Refused(problem);
  }
  return (reply.status === 204 ? undefined : await reply.json()) as T;
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A path with those parameters that have a value. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

export const get = <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> => request<T>(withQuery(path, query), signal ? { signal } : {});
