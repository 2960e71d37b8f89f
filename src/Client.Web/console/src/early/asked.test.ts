import { afterEach, describe, expect, it, vi } from 'vitest';
import { get } from '@/api/http';
import { forgetEarly, isAskedEarly } from './asked';

const ask = (path: string, at = Date.now()): void => void (window.asked = new Map([[path, { answer: Promise.resolve(new Response('["early"]')), at }]]));

describe('an answer that was asked for before the console was there', () => {
  afterEach(() => {
    delete window.asked;
    vi.unstubAllGlobals();
  });
  const late = (): void => void vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response('["late"]'))));

  it('is taken once', async () => {
    late();
    ask('/api/session');
    expect(isAskedEarly('/api/session')).toBe(true);
    expect(await get('/api/session')).toEqual(['early']);
    expect(await get('/api/session')).toEqual(['late']);
  });

  it('is nothing once it is old, or of a session that ended', async () => {
    late();
    ask('/api/session', Date.now() - 60_000);
    expect(await get('/api/session')).toEqual(['late']);
    ask('/api/session');
    forgetEarly();
    expect(await get('/api/session')).toEqual(['late']);
  });
});
