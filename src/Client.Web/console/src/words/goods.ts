import { reactive } from 'vue';
import { get } from '@/api/http';
import type { Bilingual, Item, ItemCode } from '@/wire/rows';
import { number } from './format';
import { capital, language, t } from './language';

const items = reactive(new Map<ItemCode, Item>());

let coming: Promise<void> | null = null;

/** The goods catalogue, once for the page. */
export function loadItems(): Promise<void> {
  coming ??= get<Item[]>('/api/items').then((all) => {
    for (const item of all) items.set(item.code, item);
  });
  // Asked for again after a break.
  coming.catch(() => (coming = null));
  return coming;
}

/** As far as they have come: the first who shows goods asks for them. */
function listed(): ReadonlyMap<ItemCode, Item> {
  if (!coming) void loadItems().catch(() => undefined);
  return items;
}

/** Every item that may be in stock, by code. */
export const allItems = (): Item[] => [...listed().values()];

export const itemOf = (code: ItemCode): Item | undefined => listed().get(code);

/** As it stands in a list or at the beginning of a line. */
export const itemName = (code: ItemCode): string => capital(itemOf(code)?.name[language.value] ?? code);

/** One piece is 1 set, not 1 sets. */
const unitFor = (quantity: number, unit: Bilingual | undefined): string => (unit ? (language.value === 'en' && quantity === 1 ? unit.en.replace(/s$/, '') : unit[language.value]) : '');

const rounded = (value: number): string => number(Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value));

/** To the gram: for papers and for what is counted. 12.5 公斤, never 13. */
export function exactAmount({ item, quantity }: { item: ItemCode; quantity: number }): string {
  const known = itemOf(item);
  const inThousands = (unit: string): string => `${new Intl.NumberFormat(language.value === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 3 }).format(quantity / 1000)} ${unit}`;
  switch (known?.dimension) {
    case 'grams':
      return inThousands(t('公斤', 'kg'));
    case 'millilitres':
      return inThousands(t('升', 'l'));
    default:
      return amount({ item, quantity });
  }
}

/** Grams as kilograms or tonnes, millilitres as litres, pieces as they are: rounded for reading. */
export function amount({ item, quantity }: { item: ItemCode; quantity: number }): string {
  const known = itemOf(item);
  switch (known?.dimension) {
    case 'grams':
      return Math.abs(quantity) >= 10_000_000 ? t(`${rounded(quantity / 1_000_000)} 吨`, `${rounded(quantity / 1_000_000)} t`) : t(`${rounded(quantity / 1000)} 公斤`, `${rounded(quantity / 1000)} kg`);
    case 'millilitres':
      return t(`${rounded(quantity / 1000)} 升`, `${rounded(quantity / 1000)} l`);
    default:
      return `${number(quantity)} ${unitFor(quantity, known?.baseUnit)}`.trim();
  }
}
