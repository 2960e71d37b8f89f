import type { Day, Sex } from '@/wire/rows';

/** What is known of a resident ID (GB 11643) while it is typed. */
export type IdCheck =
  | { state: 'empty' }
  /** So far nothing is wrong; so many characters are missing. The birth date is known from the fourteenth on. */
  | { state: 'typing'; left: number; birth: Day | null }
  | { state: 'good'; id: string; birth: Day; sex: Sex }
  | { state: 'wrong'; why: IdFault };

export type IdFault = 'characters' | 'old-form' | 'too-long' | 'place' | 'birth-date' | 'not-born-yet' | 'check-character';

const length = 18;
const oldLength = 15;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
// First registration decides the prefix for life, so only the province is checked; the server does the same.
const provinces = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '));

/** Full-width digits and spaces are folded, a lower-case x is raised. */
export const foldId = (typed: string): string => typed.normalize('NFKC').replace(/[\s\-_.·]/g, '').toUpperCase();

const isKnownPrefix = (digits: string): boolean => provinces.has(digits.slice(0, 2)) || (digits.startsWith('9') && provinces.has(digits.slice(1, 3)));

/** yyyymmdd as a day of the calendar; null where there is no such day. */
function dayOf(digits: string): Day | null {
  const [year, month, date] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  const day = `${year}-${month}-${date}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

export const checkCharacter = (digits: string): string => checkCharacters[weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11]!;

/**
 * Checks as far as it is typed: a slip is told at the digit where it shows, not at the end.
 * @param today Day in China, after which nobody is born yet.
 * @param done Whether the field was left: then a short one is wrong, an old one of fifteen digits told as such.
 */
export function checkId(typed: string, today: Day, done = false): IdCheck {
  const id = foldId(typed);
  if (id.length === 0) return { state: 'empty' };
  if (!/^\d{0,17}$/.test(id) && !/^\d{17}[\dX]$/.test(id)) return { state: 'wrong', why: id.length > length && /^\d{17,}X?$/.test(id) ? 'too-long' : 'characters' };
  if (id.length >= 3 && !isKnownPrefix(id)) return { state: 'wrong', why: 'place' };
  if (done && id.length === oldLength) return { state: 'wrong', why: 'old-form' };
  const birth = id.length >= 14 ? dayOf(id.slice(6, 14)) : null;
  if (id.length >= 14 && birth === null) return { state: 'wrong', why: 'birth-date' };
  if (birth !== null && birth > today) return { state: 'wrong', why: 'not-born-yet' };
  if (id.length < length) return { state: 'typing', left: length - id.length, birth };
  if (id[17] !== checkCharacter(id)) return { state: 'wrong', why: 'check-character' };
  return { state: 'good', id, birth: birth!, sex: Number(id[16]) % 2 === 1 ? 'male' : 'female' };
}
