import { computed, onScopeDispose, reactive, ref, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue';
import { list, type ListQuery } from '@/api/views';
import { wrong } from '@/api/useCommand';
import { standsSince } from '@/live/live';
import type { Columns, Views } from '@/wire/rows';

/** What a table shows: rows by number, which may not be here yet. */
export interface ListSource<T> {
  /** Rows in all; null before the first answer. */
  readonly total: Readonly<Ref<number | null>>;
  /** The row, or undefined while it has not come. */
  at(index: number): { key: string; row: T } | undefined;
  /** These rows are on the screen: see that they come. */
  ensure(first: number, last: number): void;
  /** What went wrong with the last reading; null where nothing did. */
  readonly fault: Readonly<Ref<string | null>>;
  /** Since when the rows get no newer, for their reader stands still; null where they do. */
  readonly stoppedSince?: Readonly<Ref<string | null>>;
  /** Column that the rows are sorted by, and whether from the end; null where the source has an order of its own. */
  readonly sort: { by: string | null; descending: boolean } | null;
}

const pageSize = 100;

export interface ServerList<T> extends ListSource<T> {
  /** Reads again what is on the screen; the rows stay until the new ones are here. */
  refresh(): void;
}

/**
 * A view from the server page by page, for lists of any length. When the query changes, it begins anew.
 * @param query Filter and first order; a getter that reads what the page's controls say.
 * @param known Whether the query is what is meant already: before that nothing is read.
 */
export function useServerList<V extends keyof Views>(view: V, query: MaybeRefOrGetter<ListQuery<V>>, known: () => boolean = () => true): ServerList<Views[V]> {
  type Row = { key: string; row: Views[V] };
  const pages = reactive(new Map<number, Row[]>()) as Map<number, Row[]>;
  const total = ref<number | null>(null);
  const fault = ref<string | null>(null);
  const first = toValue(query);
  const sort = reactive<{ by: string | null; descending: boolean }>({ by: first.sort ?? null, descending: first.descending ?? false });
  let shown: [number, number] = [0, 0];
  let asking = new Map<number, AbortController>();

  async function read(page: number): Promise<void> {
    if (!known()) return;
    const asked = new AbortController();
    asking.get(page)?.abort();
    asking.set(page, asked);
    try {
      const order = sort.by ? { sort: sort.by as Columns[V], descending: sort.descending } : {};
      const found = await list(view, { ...toValue(query), ...order, skip: page * pageSize, take: pageSize }, asked.signal);
      if (asked.signal.aborted) return;
      pages.set(page, found.rows);
      total.value = found.total;
      fault.value = null;
    } catch (error) {
      if (!asked.signal.aborted) fault.value = wrong(error);
    } finally {
      if (asking.get(page) === asked) asking.delete(page);
    }
  }

  function ensure(from: number, to: number): void {
    shown = [Math.floor(from / pageSize), Math.floor(Math.max(from, to) / pageSize)];
    for (let page = shown[0]; page <= shown[1]; page++) if (!pages.has(page) && !asking.has(page)) void read(page);
    // What was scrolled over is not waited for.
    for (const [page, asked] of asking) {
      if (page < shown[0] - 1 || page > shown[1] + 1) {
        asked.abort();
        asking.delete(page);
      }
    }
  }

  function refresh(): void {
    for (const page of [...pages.keys()]) if (page < shown[0] || page > shown[1]) pages.delete(page);
    for (let page = shown[0]; page <= shown[1]; page++) void read(page);
  }

  function stop(): void {
    for (const asked of asking.values()) asked.abort();
    asking = new Map();
  }

  watch([() => JSON.stringify(toValue(query)), known, () => sort.by, () => sort.descending], () => {
    stop();
    pages.clear();
    total.value = null;
    shown = [0, 0];
    void read(0);
  });
  onScopeDispose(stop);
  void read(0);
  return { total, fault, stoppedSince: computed(() => standsSince(view)), sort, ensure, refresh, at: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize] };
}

/** Rows that are all here, such as live ones. @param key Names a row. */
export function useLocalList<T>(rows: () => readonly T[], key: (row: T) => string): ListSource<T> {
  const all = computed(rows);
  const total = computed(() => all.value.length);
  return {
    total,
    fault: ref(null),
    sort: null,
    ensure: () => undefined,
    at: (index) => {
      const row = all.value[index];
      return row === undefined ? undefined : { key: key(row), row };
    },
  };
}

/** A column of a table. */
export interface Column<T> {
  key: string;
  title: string;
  /** The cell's text; a slot `cell-<key>` may draw it otherwise. */
  text?: (row: T) => string;
  /** Set to the right, in digits of even width. */
  number?: boolean;
  /** CSS width. */
  width?: string;
  /** Column of the view to sort by when its head is clicked. */
  sort?: string;
  /** Left out where the screen is narrow. */
  wide?: boolean;
}
