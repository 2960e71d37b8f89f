import type { RouteLocationRaw } from 'vue-router';
import { list } from '@/api/views';
import { areasOf } from '@/pages/area';
import { pageOf } from '@/pages/lists/behind';
import { session } from '@/session/session';
import { stageOfShelter, tierOfDepot } from '@/words/codes';
import { number } from '@/words/format';
import { t } from '@/words/language';
import { placeNames } from '@/words/places';

export interface Found {
  group: string;
  key: string;
  name: string;
  /** Beside the name; places come to have names while it is shown. */
  note: () => string;
  to: RouteLocationRaw;
}

const most = 6;

/** What the words stand for: pages at once, then households, shelters and depots from the server. */
export async function find(words: string, signal: AbortSignal): Promise<Found[]> {
  const lower = words.toLowerCase();
  const pages = session.value
    ? areasOf(session.value.role)
        .filter((area) => area.title.some((title) => title.toLowerCase().includes(lower)))
        .map((area) => ({ group: t('页面', 'Pages'), key: area.path, name: t(...area.title), note: () => '', to: area.path }))
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
      note: () => `${placeNames(row.place)} · ${t(`${number(row.persons)} 人`, `${number(row.persons)} persons`)}`,
      to: pageOf('households', row.id, words),
    })),
    ...shelters.rows.map(({ key, row }) => ({
      group: t('安置点', 'Shelters'),
      key,
      name: row.name,
      note: () => `${stageOfShelter(row.stage)} · ${t(`余 ${number(row.free)}`, `${number(row.free)} free`)}`,
      to: pageOf('shelters', row.id, row.name),
    })),
    ...depots.rows.map(({ key, row }) => ({ group: t('仓库', 'Depots'), key, name: row.name, note: () => tierOfDepot(row.tier), to: pageOf('depots', row.id, row.name) })),
  ];
}
