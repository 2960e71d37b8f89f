import { computed, onScopeDispose, shallowRef, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import { get } from '@/api/http';
import type { Page } from '@/api/views';
import { isAskedEarly } from '@/early/asked';
import { rowsPath } from '@/early/paths';
import type { Standstill, Views } from '@/wire/rows';
import { LiveConnection, type LiveFilter, type LiveState, type Watched } from './connection';

/** How long the rows of a page that was left are kept up to date, in milliseconds: whoever comes back at once waits for nothing. */
const linger = 30_000;

interface Shared {
  watched: Watched<unknown>;
  users: number;
  leaving: ReturnType<typeof setTimeout> | undefined;
}

const connection = shallowRef<LiveConnection | null>(null);
const silentSince = shallowRef<Date | null>(null);
let shared = new Map<string, Shared>();

/** The state of the screen, for the header. */
export const liveState = computed<LiveState>(() => {
  const state = connection.value?.state.value ?? 'offline';
  return state !== 'offline' && stoppedSince.value ? 'stopped' : state;
});
export const offlineSince = computed(() => (connection.value ? connection.value.offlineSince.value : silentSince.value));
export const dataAt = computed(() => connection.value?.dataAt.value ?? null);
/** The readers of the records that stand still before an event they cannot take. */
export const standstills = computed<readonly Standstill[]>(() => connection.value?.standstills.value ?? []);

/** Since when the rows of a view get no newer; null where they do. */
export const standsSince = (view: string): string | null => standstills.value.find((one) => one.views.includes(view))?.since ?? null;

/** Views that were read for this page and are not watched. */
const read = shallowRef<ReadonlySet<string>>(new Set());

/** Rows of the view are shown on this page. */
export function shows(view: keyof Views): void {
  if (!read.value.has(view)) read.value = new Set([...read.value, view]);
}

/** Another page begins. */
export const turnPage = (): void => void (read.value = new Set());

/** Since when the oldest of what this screen shows stands still; null where nothing does. */
export const stoppedSince = computed<Date | null>(() => {
  const moments = [...read.value].map(standsSince).flatMap((since) => (since ? [new Date(since)] : []));
  const watched = connection.value?.stoppedSince.value;
  return [...moments, ...(watched ? [watched] : [])].reduce<Date | null>((oldest, one) => (oldest && oldest < one ? oldest : one), null);
});

/** Says since when the server is not reached while there is no connection yet. */
export function saySilent(since: Date): void {
  silentSince.value ??= since;
}

/** The first rows of a view that were asked for while the console was on its way. */
function early(view: keyof Views, filter: LiveFilter): Promise<Page<unknown>> | null {
  const path = rowsPath(view, filter.disaster);
  return !filter.depot && !filter.place && isAskedEarly(path) ? get<Page<unknown>>(path) : null;
}

/** Opens the connection of whoever has signed in. */
export function openLive(refused: () => Promise<boolean>): void {
  void connection.value?.stop();
  silentSince.value = null;
  connection.value = new LiveConnection(early);
  void connection.value.start(refused);
}

/** Closes it and forgets every row: the next to sign in sees nothing of this one. */
export function closeLive(): void {
  const closing = connection.value;
  connection.value = null;
  silentSince.value = null;
  for (const one of shared.values()) clearTimeout(one.leaving);
  shared = new Map();
  void closing?.stop();
}

function take<V extends keyof Views>(live: LiveConnection, view: V, filter: LiveFilter): { watched: Watched<Views[V]>; leave: () => void } {
  const key = `${view} ${filter.disaster ?? ''} ${filter.depot ?? ''} ${filter.place ?? ''}`;
  const all = shared;
  const one = all.get(key) ?? { watched: live.watch(view, filter) as Watched<unknown>, users: 0, leaving: undefined };
  all.set(key, one);
  one.users++;
  clearTimeout(one.leaving);
  return {
    watched: one.watched as Watched<Views[V]>,
    leave: () => {
      one.users--;
      if (one.users > 0 || all !== shared) return;
      one.leaving = setTimeout(() => {
        one.watched.close();
        all.delete(key);
      }, linger);
    },
  };
}

export interface LiveRows<T> {
  /** The rows, in no order; worked out again at most once a frame. */
  readonly rows: ComputedRef<readonly T[]>;
  readonly byKey: ComputedRef<ReadonlyMap<string, T>>;
  /** Whether the first load is complete: before it nothing may be called empty. */
  readonly loaded: ComputedRef<boolean>;
}

/**
 * Rows of a view, live for as long as the component is there. Components that ask for the same share them.
 * @param filter Null while it is not known which rows: none then.
 */
export function useRows<V extends keyof Views>(view: V, filter: MaybeRefOrGetter<LiveFilter | null> = {}): LiveRows<Views[V]> {
  const watched = shallowRef<Watched<Views[V]> | null>(null);
  let leave: (() => void) | null = null;
  const drop = (): void => {
    leave?.();
    leave = null;
    watched.value = null;
  };
  watch(
    [connection, () => JSON.stringify(toValue(filter))] as const,
    ([live]) => {
      drop();
      const asked = toValue(filter);
      if (!live || !asked) return;
      const taken = take(live, view, asked);
      watched.value = taken.watched;
      leave = taken.leave;
    },
    { immediate: true },
  );
  onScopeDispose(drop);
  // A copy each time: whoever reads must see another value to be told that it changed.
  const rows = computed(() => [...(watched.value?.rows.value.values() ?? [])]);
  return {
    rows,
    byKey: computed(() => new Map(watched.value?.rows.value ?? [])),
    loaded: computed(() => watched.value?.loaded.value ?? false),
  };
}
