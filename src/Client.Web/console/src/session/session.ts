import { computed, ref } from 'vue';
import { get, onSignedOut, Refused, request } from '@/api/http';
import { closeLive, openLive } from '@/live/live';
import { allowed } from '@/wire/commands';
import type { AccountName, DepotId, PlaceCode, Role } from '@/wire/rows';
import { loadItems } from '@/words/goods';
import { place } from '@/words/places';

export interface Session {
  name: AccountName;
  displayName: string;
  role: Role;
  scope: PlaceCode;
  depot: DepotId | null;
  /** Somebody else chose the password: nothing opens before another is set. */
  passwordDue: boolean;
  /** Whether a sign-in wants a code of an authenticator app. */
  secondFactor: boolean;
  /** How many recovery codes are left. */
  recoveryCodes: number;
}

const who = ref<Session | null | undefined>(undefined);

/** Who is signed in; null while nobody is, undefined until known. */
export const session = computed(() => who.value);

/** Whether the session ended by itself: the next sign-in goes on where it stopped. */
export const sessionEnded = ref(false);

/** Whether whoever is signed in has the role for the command: what one may not do is not offered. */
export const may = (command: keyof typeof allowed): boolean => !!who.value && allowed[command].includes(who.value.role);

/** Asks the server who is signed in. @returns Whether anybody is. @throws {Unreached} No answer came. */
export async function loadSession(): Promise<boolean> {
  try {
    const found = await get<Session>('/api/session');
    const same = who.value?.name === found.name;
    who.value = found;
    if (!same && !found.passwordDue) {
      sessionEnded.value = false;
      openLive(ended);
      void loadItems().catch(() => undefined);
      void place(found.scope).catch(() => undefined);
    }
    return true;
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    leave();
    return false;
  }
}

/**
 * @param code Of the authenticator app, where the account has one.
 * @throws {Refused} The name, the password or the code is not right, a code is wanted, or the account is locked. @throws {Unreached} No answer came.
 */
export async function signIn(name: string, password: string, code: string): Promise<void> {
  await request('/api/session', { method: 'POST', body: { name, password, code: code || null } });
  await loadSession();
}

/** Sets a password of one's own. @throws {Refused} The current one is not right, or the new one is too weak. @throws {Unreached} No answer came. */
export async function setPassword(current: string, password: string): Promise<void> {
  await request('/api/session/password', { method: 'PUT', body: { current, password } });
  leave();
  await loadSession();
}

export async function signOut(): Promise<void> {
  await request('/api/session', { method: 'DELETE' }).catch(() => undefined);
  sessionStorage.clear();
  leave();
}

function leave(): void {
  if (who.value) closeLive();
  who.value = null;
}

/** The live connection was refused: has the session ended, or is it the network? */
async function ended(): Promise<boolean> {
  return !(await loadSession().catch(() => true));
}

onSignedOut(() => {
  if (!who.value) return;
  sessionEnded.value = true;
  leave();
});
