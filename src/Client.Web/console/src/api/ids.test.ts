import { expect, test } from 'vitest';
import { newId } from './ids';

test('an id is a UUID of version 7, and a later one comes after an earlier one', () => {
  const ids = [1, 1000, 1467288000000, 1795000000000].map((now) => newId(now));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...ids].sort()).toEqual(ids);
  expect(newId(1467288000000).slice(0, 13)).toBe('0155a12e-1600');
  expect(newId(0)).not.toBe(newId(0));
});
