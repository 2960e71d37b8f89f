import { language, number, t } from '../i18n';
import type { Item, ItemFigure } from '../wire';
import { reactive } from 'vue';

const items = reactive(new Map<string, Item>());

export async function loadItems(): Promise<void> {
  const reply = await fetch('/api/items');
  if (!reply.ok) return;
  for (const item of (await reply.json()) as Item[]) items.set(item.code, item);
}

export function itemName(code: string): string {
  const item = items.get(code);
  return item ? item.name[language.value] : code;
}

/** Grams as kilograms or tonnes, millilitres as litres, pieces as they are: rounded for reading. */
export function amount({ item, quantity }: ItemFigure): string {
  const known = items.get(item);
  switch (known?.dimension) {
    case 'grams':
      return quantity >= 10_000_000 ? t(`${number(Math.round(quantity / 1_000_000))} 吨`, `${number(Math.round(quantity / 1_000_000))} t`) : t(`${number(Math.round(quantity / 1000))} 公斤`, `${number(Math.round(quantity / 1000))} kg`);
    case 'millilitres':
      return t(`${number(Math.round(quantity / 1000))} 升`, `${number(Math.round(quantity / 1000))} l`);
    default:
      return `${number(quantity)} ${known?.baseUnit[language.value] ?? ''}`.trim();
  }
}
