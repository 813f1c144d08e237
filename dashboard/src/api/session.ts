import {
  openSessionListSchema,
  sessionSchema,
  type OpenSession,
  type Session,
} from '@louyu/contract/api/staff';
import { request, requestNothing, useCsrfToken } from './request.ts';

/**
 * Who I am. @throws ApiError `auth.required` where nobody is logged in
 */
export async function fetchSession(): Promise<Session> {
  const session = await request(sessionSchema, '/api/session');
  useCsrfToken(session.csrfToken);
  return session;
}

/** `keep` is for one's own phone. @throws ApiError `auth.wrong_password`, `auth.too_many_attempts` */
export async function logIn(login: string, password: string, keep: boolean): Promise<Session> {
  const body = { login, password, keep };
  const session = await request(sessionSchema, '/api/session', { method: 'POST', body });
  useCsrfToken(session.csrfToken);
  return session;
}

export async function logOut(): Promise<void> {
  await requestNothing('/api/session', { method: 'DELETE' });
}

/** Everywhere that I am logged in, newest first. */
export async function fetchSessions(signal?: AbortSignal): Promise<readonly OpenSession[]> {
  return request(openSessionListSchema, '/api/sessions', { signal });
}

export async function endSession(id: string): Promise<void> {
  await requestNothing(`/api/sessions/${id}`, { method: 'DELETE' });
}

/** Ends all my sessions, this one too. */
export async function logOutEverywhere(): Promise<void> {
  await requestNothing('/api/sessions', { method: 'DELETE' });
}
