import type { RouteLocationRaw } from 'vue-router';
import { list } from '@/api/views';
import { router } from '@/router';
import { areasOf } from '@/pages/area';
import { session } from '@/session/session';
import { stageOfShelter, tierOfDepot } from '@/words/codes';
import { number } from '@/words/format';
import { t } from '@/words/language';
import { placeNames } from '@/words/places';

export interface Found {
  group: string;
  key: string;
  name: string;
  note: string;
  to: RouteLocationRaw;
}

/** The thing's own page where the console has one; otherwise the list with the thing alone. */
function pageOf(path: string, list: string, search: string): RouteLocationRaw {
  return router.resolve(path).matched.some((route) => route.path.includes(':id')) ? path : { path: `/lists/${list}`, query: { search } };
}

const most = 6;

/** What the words stand for: pages at once, then households, shelters and depots from the server. */
export async function find(words: string, signal: AbortSignal): Promise<Found[]> {
  const lower = words.toLowerCase();
  const pages = session.value
    ? areasOf(session.value.role)
        .filter((area) => area.title.some((title) => title.toLowerCase().includes(lower)))
        .map((area) => ({ group: t('页面', 'Pages'), key: area.path, name: t(...area.title), note: '', to: area.path }))
    : [];
  if (words.length === 0) return pages;
  const search = { search: lower, take: most };
  const [households, shelters, depots] = await Promise.all([list('households', { ...search, where: { live: true } }, signal), list('shelters', search, signal), list('depots', search, signal)]);
  return [
    ...pages,
    ...households.rows.map(({ key, row }) => ({
      group: t('受灾户', 'Households'),
      key,
      name: row.headName ?? t('（已抹除）', '(erased)'),
      note: `${placeNames(row.place)} · ${t(`${number(row.persons)} 人`, `${number(row.persons)} persons`)}`,
      to: pageOf(`/households/${row.id}`, 'households', words),
    })),
    ...shelters.rows.map(({ key, row }) => ({
      group: t('安置点', 'Shelters'),
      key,
      name: row.name,
      note: `${stageOfShelter(row.stage)} · ${t(`余 ${number(row.free)}`, `${number(row.free)} free`)}`,
      to: pageOf(`/shelters/${row.id}`, 'shelters', row.name),
    })),
    ...depots.rows.map(({ key, row }) => ({ group: t('仓库', 'Depots'), key, name: row.name, note: tierOfDepot(row.tier), to: pageOf(`/depots/${row.id}`, 'depots', row.name) })),
  ];
}
