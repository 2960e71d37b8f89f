import { ref } from 'vue';
import { language } from './i18n';

export interface Session {
  name: string;
  role: string;
  scope: string;
  depot: string | null;
}

/** Who is signed in; null while nobody is, undefined until known. */
export const session = ref<Session | null | undefined>(undefined);

export async function loadSession(): Promise<void> {
  const reply = await fetch('/api/session');
  session.value = reply.ok ? ((await reply.json()) as Session) : null;
}

/** @returns Why not, in the user's language, or null once signed in. */
export async function signIn(name: string, password: string): Promise<string | null> {
  const reply = await fetch('/api/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': language.value },
    body: JSON.stringify({ name, password }),
  });
  if (!reply.ok) return ((await reply.json()) as { title: string }).title;
  await loadSession();
  return null;
}

export async function signOut(): Promise<void> {
  await fetch('/api/session', { method: 'DELETE' });
  session.value = null;
}
