import type { Bilingual, Dimension } from '@/wire/rows';

/** A unit that people count in. */
export interface Unit {
  code: string;
  name: Bilingual;
  /** How many base units (g, ml, piece) one is. */
  size: number;
}

const units: Readonly<Record<Dimension, readonly Unit[]>> = {
  grams: [
    { code: 'kg', name: { zh: '公斤', en: 'kg' }, size: 1000 },
    { code: 'jin', name: { zh: '斤', en: 'jin' }, size: 500 },
    { code: 't', name: { zh: '吨', en: 't' }, size: 1_000_000 },
    { code: 'g', name: { zh: '克', en: 'g' }, size: 1 },
  ],
  millilitres: [
    { code: 'l', name: { zh: '升', en: 'l' }, size: 1000 },
    { code: 'm3', name: { zh: '立方米', en: 'm³' }, size: 1_000_000 },
    { code: 'ml', name: { zh: '毫升', en: 'ml' }, size: 1 },
  ],
  pieces: [],
};

/** The units that an item may be typed in, the usual one first; pieces go by the item's own name for them. */
export const unitsOf = (dimension: Dimension, baseUnit: Bilingual): readonly Unit[] => (dimension === 'pieces' ? [{ code: 'piece', name: baseUnit, size: 1 }] : units[dimension]);

/** Why a text is no amount. */
export type AmountFault = 'unreadable' | 'not-whole' | 'too-large';

/** What the server takes at most, in base units. */
const largest = 1_000_000_000_000_000;

/**
 * Reads a decimal in a unit, exactly: 3.5 斤 is 1750 g. Full-width digits, spaces and thousands commas are folded; nothing is rounded.
 * @returns Base units, null for an empty text, or what is wrong.
 */
export function readAmount(text: string, unit: Unit): number | null | AmountFault {
  const typed = text.normalize('NFKC').replace(/[\s,]/g, '');
  if (typed === '') return null;
  const parts = /^(\d{1,16})(?:\.(\d{0,12}))?$/.exec(typed);
  if (!parts) return 'unreadable';
  const [whole, fraction] = [parts[1]!, parts[2] ?? ''];
  const units = BigInt(whole + fraction) * BigInt(unit.size);
  const scale = 10n ** BigInt(fraction.length);
  if (units % scale !== 0n) return 'not-whole';
  return units / scale > BigInt(largest) ? 'too-large' : Number(units / scale);
}

/** Base units as a decimal in a unit, without trailing zeros: 1750 g in 斤 is 3.5. Every unit here divides out in decimals. */
export function writeAmount(quantity: number, unit: Unit): string {
  const scaled = (BigInt(quantity) * 1_000_000n) / BigInt(unit.size);
  const [whole, fraction] = [scaled / 1_000_000n, scaled % 1_000_000n];
  return fraction === 0n ? String(whole) : `${whole}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
}
