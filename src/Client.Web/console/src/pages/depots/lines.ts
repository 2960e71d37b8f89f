import { exactAmount, itemName } from '@/words/goods';
import type { ItemQuantity } from '@/wire/commands';
import type { ItemCode } from '@/wire/rows';

/** A line of a form: the item may not be chosen and the amount not be readable yet. */
export interface GoodsLine {
  item: ItemCode;
  quantity: number | null;
}

export const emptyLine = (): GoodsLine => ({ item: '', quantity: null });

/** The lines that say something; null where there is none, or where one is half filled in. */
export function filled(lines: readonly GoodsLine[]): ItemQuantity[] | null {
  const found = lines.filter((line) => line.item !== '');
  return found.length > 0 && found.every((line) => line.quantity !== null && line.quantity > 0) ? found.map((line) => ({ item: line.item, quantity: line.quantity! })) : null;
}

/** Goods in words: 大米 1.5 吨、棉被 30 床. */
export const goodsText = (lines: readonly { item: ItemCode; quantity: number }[], most = 99): string => lines.slice(0, most).map((line) => `${itemName(line.item)} ${exactAmount(line)}`).join(' · ');
