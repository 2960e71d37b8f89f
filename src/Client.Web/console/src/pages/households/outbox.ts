import { computed, ref, watch, type ComputedRef } from 'vue';
import { command, Refused, Unreached } from '@/api/commands';
import type { Problem } from '@/api/http';
import { liveState } from '@/live/live';
import { tell } from '@/design/told';
import { isConfirmed, session } from '@/session/session';
import type { HouseholdRegister } from '@/wire/commands';
import type { HouseholdId, Instant } from '@/wire/rows';
import { w } from './words';

/** A registration that is kept on this device because no network was there: not sent, not recorded. */
export interface Waiting {
  /** Names the command; the same however often it is sent, so it is recorded once. */
  id: string;
  household: HouseholdId;
  body: HouseholdRegister;
  keptAt: Instant;
  /** The server said no: it is put right or thrown away, and not sent again by itself. */
  problem: Problem | null;
}

const keyOf = (account: string): string => `relief.outbox.${account}`;
const all = ref<Waiting[]>([]);
const sending = ref<string | null>(null);
const delivered = ref<Waiting[]>([]);

function read(account: string): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(account)) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
}
function write(account: string, kept: readonly Waiting[]): void {
  if (kept.length === 0) localStorage.removeItem(keyOf(account));
  else localStorage.setItem(keyOf(account), JSON.stringify(kept));
}

// Each account has its own: the next who signs in on this phone neither sees nor sends them.
watch(
  () => session.value?.name ?? null,
  (account) => {
    all.value = account ? read(account) : [];
    delivered.value = [];
  },
  { immediate: true },
);

// Another page of the same account kept or sent some.
window.addEventListener('storage', ({ key }) => {
  const account = session.value?.name;
  if (account && key === keyOf(account)) all.value = read(account);
});

// From what is on the device, not on this page: another page may have kept one since.
function change(edit: (kept: Waiting[]) => Waiting[]): void {
  const account = session.value?.name;
  if (!account) return;
  all.value = edit(read(account));
  write(account, all.value);
}

/** Keeps a registration until the network is back. */
export function keep(one: Omit<Waiting, 'keptAt' | 'problem'>): void {
  change((kept) => [...kept.filter((other) => other.id !== one.id), { ...one, keptAt: new Date().toISOString(), problem: null }]);
}

/** Takes it off the device: it was put back into the form, or thrown away. */
export const takeOff = (id: string): void => change((kept) => kept.filter((one) => one.id !== id));

/** Sends what waits, the oldest first, until all is sent or the network is gone again. */
export async function sendWaiting(): Promise<void> {
  // A page that opened without a network does not know yet whose cookie the browser has.
  if (sending.value || !isConfirmed.value) return;
  for (let next = all.value.find((one) => !one.problem); next; next = all.value.find((one) => !one.problem)) {
    const one = next;
    sending.value = one.id;
    try {
      await command('households/register', one.household, one.body, one.id);
      tell(w.sentAtLast(one.body.members.find((member) => member.relation === 'head')?.name ?? ''));
      delivered.value = [one, ...delivered.value].slice(0, 20);
      takeOff(one.id);
    } catch (fault) {
      if (fault instanceof Unreached) return;
      if (!(fault instanceof Refused)) throw fault;
      // A session that ended is no answer to the registration.
      if (fault.problem.status === 401 || fault.problem.status === 429) return;
      change((kept) => kept.map((other) => (other.id === one.id ? { ...other, problem: fault.problem } : other)));
    } finally {
      sending.value = null;
    }
  }
}

let watching = false;
function watchNetwork(): void {
  if (watching) return;
  watching = true;
  window.addEventListener('online', () => void sendWaiting());
  watch([liveState, isConfirmed], ([now]) => (now === 'live' || now === 'stopped') && void sendWaiting(), { immediate: true });
  // What the events miss: a network that is there again while the page sleeps.
  setInterval(() => all.value.length > 0 && void sendWaiting(), 30_000);
}

export interface Outbox {
  readonly waiting: ComputedRef<readonly Waiting[]>;
  /** Id of the one that is on its way now. */
  readonly sending: ComputedRef<string | null>;
  /** Sent since the page was opened. */
  readonly delivered: ComputedRef<readonly Waiting[]>;
}

export function useOutbox(): Outbox {
  watchNetwork();
  return { waiting: computed(() => all.value), sending: computed(() => sending.value), delivered: computed(() => delivered.value) };
}

/** How many registrations of this account wait on the device. */
export const waitingNow = (): number => all.value.length;
