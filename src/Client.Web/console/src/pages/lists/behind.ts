import type { RouteLocationRaw } from 'vue-router';
import { router } from '@/router';
import type { Columns, Views } from '@/wire/rows';

type Filters<V extends keyof Views> = Partial<Record<Columns[V], string | number | boolean>> & { place?: string | undefined; search?: string | undefined; sort?: Columns[V]; order?: 'desc' };

/** The list behind a number: `behind('households', { place, not_gone: true })`. */
export function behind<V extends keyof Views>(view: V, filters: Filters<V> = {} as Filters<V>): RouteLocationRaw {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query[name] = String(value);
  return { path: `/lists/${view}`, query };
}

/** The page of one thing where the console has one, else the list that holds it alone. */
export function pageOf(view: 'households' | 'shelters' | 'depots', id: string, name: string | null): RouteLocationRaw {
  const path = `/${view}/${id}`;
  return router.resolve(path).matched.some((route) => /:\w/.test(route.path) && !route.path.startsWith('/:')) ? path : { path: `/lists/${view}`, query: name ? { search: name } : {} };
}
