import { shows } from '@/live/live';
import type { Columns, JournalPosition, Views } from '@/wire/rows';
import { get, type Query } from './http';
import { ownPosition } from './position';

export interface ListQuery<V extends keyof Views> {
  disaster?: string | null | undefined;
  depot?: string | null | undefined;
  place?: string | null | undefined;
  search?: string | null | undefined;
  /** Column and the value it must equal. */
  where?: Partial<Record<Columns[V], string | number | boolean | null | undefined>>;
  sort?: Columns[V] | 'key' | 'position';
  descending?: boolean;
  skip?: number;
  /** 1 to 500. */
  take?: number;
}

export interface Page<T> {
  total: number;
  through: JournalPosition;
  /** Of the view that they were read from: the live feed goes on from there. */
  epoch: number;
  rows: { key: string; position: JournalPosition; row: T }[];
}

/** A page of a view, within the account's area, at least as new as this browser's own commands. */
export function list<V extends keyof Views>(view: V, query: ListQuery<V> = {}, signal?: AbortSignal): Promise<Page<Views[V]>> {
  shows(view);
  const { where = {}, descending, ...rest } = query;
  return get(`/api/views/${view}`, { ...(where as Query), ...rest, order: descending ? 'desc' : undefined, atLeast: ownPosition() }, signal);
}

/** One row of a view. @throws {Refused} With status 404 where there is none in the account's area. */
export function row<V extends keyof Views>(view: V, key: string, signal?: AbortSignal): Promise<Views[V]> {
  shows(view);
  return get(`/api/views/${view}/${key}`, { atLeast: ownPosition() }, signal);
}
