import { describe, expect, it } from 'vitest';
import { readAmount, unitsOf, writeAmount } from './amount';
import { codeOf, idIn } from './scan';

const grams = unitsOf('grams', { zh: '克', en: 'g' });
const [kg, jin, tonne, gram] = [grams[0]!, grams[1]!, grams[2]!, grams[3]!];

describe('an amount', () => {
  it('is read exactly in any unit', () => {
    expect(readAmount('3.5', jin)).toBe(1750);
    expect(readAmount('１，２００．５', kg)).toBe(1_200_500);
    expect(readAmount('0.000001', tonne)).toBe(1);
    expect(readAmount('', kg)).toBeNull();
  });

  it('is refused where it would have to be rounded', () => {
    expect(readAmount('0.0001', kg)).toBe('not-whole');
    expect(readAmount('1.5', gram)).toBe('not-whole');
    expect(readAmount('-3', kg)).toBe('unreadable');
    expect(readAmount('many', kg)).toBe('unreadable');
    expect(readAmount('9999999999', tonne)).toBe('too-large');
  });

  it('is written as it was read', () => {
    for (const unit of grams) for (const quantity of [0, 1, 499, 1750, 1_200_500, 999_999_999]) expect(readAmount(writeAmount(quantity, unit), unit)).toBe(quantity);
  });

  it('of pieces goes by the name of the item', () => expect(unitsOf('pieces', { zh: '床', en: 'pcs' })[0]).toMatchObject({ size: 1, name: { zh: '床' } }));
});

describe('a scanned code', () => {
  const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
  it('tells its id', () => expect([idIn(codeOf('household', id), 'household'), idIn(`https://relief.example/households/${id.toUpperCase()}?x`, 'household')]).toEqual([id, id]));
  it('of another kind of thing, or of none, tells nothing', () => expect([idIn(codeOf('consignment', id), 'household'), idIn('13800138000', 'household')]).toEqual([null, null]));
});
