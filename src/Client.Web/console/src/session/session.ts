import { computed, ref } from 'vue';
import { get, onSignedOut, Refused, request, sendAs } from '@/api/http';
import { forgetEarly } from '@/early/asked';
import { sessionPath } from '@/early/paths';
import { closeLive, openLive, saySilent } from '@/live/live';
import { allowed } from '@/wire/commands';
import type { AccountName, DepotId, PlaceCode, Role } from '@/wire/rows';
import { place } from '@/words/places';
import { forget, isLeaving, onOtherPage, remember, remembered, setLeaving, startDrafts } from './remembered';

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
const confirmed = ref(false);

/** How long what is wanted later waits for the first page, in milliseconds. */
const later = 3000;

/** Who is signed in; null while nobody is, undefined until known. */
export const session = computed(() => who.value);

/** Whether the server has said so since the page was opened; until then it is who was signed in last, and nothing is sent. */
export const isConfirmed = computed(() => confirmed.value);

/** Whether the session ended by itself: the next sign-in goes on where it stopped. */
export const sessionEnded = ref(false);

/** Whether whoever is signed in has the role for the command: what one may not do is not offered. */
export const may = (command: keyof typeof allowed): boolean => !!who.value && allowed[command].includes(who.value.role);

/** Asks the server who is signed in. @returns Whether anybody is. @throws {Unreached} No answer came. */
export async function loadSession(): Promise<boolean> {
  try {
    if (isLeaving()) await endSession();
    enter(await get<Session>(sessionPath));
    return true;
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    leave();
    return false;
  }
}

/** Opens for whoever was signed in last while the server cannot be asked: what is registered waits on the device. @returns Whether anybody was. */
export function openUnconfirmed(): boolean {
  const last = isLeaving() ? null : remembered();
  if (!last) {
    who.value ??= null;
    return false;
  }
  if (who.value) return true;
  startDrafts(last.name);
  who.value = last;
  saySilent(new Date());
  return true;
}

function enter(found: Session): void {
  const same = confirmed.value && who.value?.name === found.name;
  if (who.value && who.value.name !== found.name) leave();
  startDrafts(found.name);
  sendAs(found.name);
  who.value = found;
  confirmed.value = true;
  if (found.passwordDue) return forget();
  remember(found);
  if (same) return;
  sessionEnded.value = false;
  openLive(ended);
  // For a time without a network the villages are at hand; the first page comes first.
  setTimeout(() => who.value === found && void place(found.scope).catch(() => undefined), later);
}

/**
 * @param code Of the authenticator app, where the account has one.
 * @throws {Refused} The name, the password or the code is not right, a code is wanted, or the account is locked. @throws {Unreached} No answer came.
 */
export async function signIn(name: string, password: string, code: string): Promise<void> {
  await request('/api/session', { method: 'POST', body: { name, password, code: code || null } });
  // The cookie of the former account is gone with it.
  setLeaving(false);
  await loadSession();
}

/** Sets a password of one's own. @throws {Refused} The current one is not right, or the new one is too weak. @throws {Unreached} No answer came. */
export async function setPassword(current: string, password: string): Promise<void> {
  await request('/api/session/password', { method: 'PUT', body: { current, password } });
  leave();
  await loadSession();
}

export async function signOut(): Promise<void> {
  // Said first: where the server cannot be told now, it is told before this browser does anything else.
  setLeaving(true);
  sessionStorage.clear();
  leave();
  await endSession().catch(() => undefined);
}

async function endSession(): Promise<void> {
  await request('/api/session', { method: 'DELETE' }).catch((fault: unknown) => {
    if (!(fault instanceof Refused)) throw fault;
  });
  setLeaving(false);
}

function leave(): void {
  forgetEarly();
  if (who.value) closeLive();
  forget();
  sendAs(null);
  confirmed.value = false;
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

// Another page of this browser signed in or out: this one shows nothing of the former account any more.
onOtherPage((account) => {
  if (!who.value || account === who.value.name) return;
  if (isLeaving()) leave();
  else void loadSession().catch(() => undefined);
});
