import { describe, expect, it } from 'vitest';
import { lockOf, proposePassword } from './keeping';

describe('an account', () => {
  const now = Date.parse('2026-07-01T12:00:00Z');
  it('is locked for a while, until it is lifted, or not at all', () => {
    expect([lockOf({ lockoutEnd: null }, now), lockOf({ lockoutEnd: '2026-07-01T11:00:00Z' }, now), lockOf({ lockoutEnd: '2026-07-01T13:00:00Z' }, now), lockOf({ lockoutEnd: '9999-12-31T23:59:59.999+00:00' }, now)]).toEqual([null, null, '2026-07-01T13:00:00Z', true]);
  });
  it('gets a first password that is long, readable and never the same', () => {
    const made = new Set(Array.from({ length: 50 }, proposePassword));
    expect(made.size).toBe(50);
    for (const one of made) expect(one).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });
});
