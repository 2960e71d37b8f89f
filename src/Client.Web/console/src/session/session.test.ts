import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('@/live/live', () => ({ openLive: vi.fn(), closeLive: vi.fn(), saySilent: vi.fn(), liveState: { value: 'offline' } }));
vi.mock('@/words/places', () => ({ place: () => Promise.resolve() }));

const li = { name: 'li', displayName: '李', role: 'township-officer', scope: '341503100', depot: null, passwordDue: false };
const noNetwork = (): void => void vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('no network'))));
const answers = (status: number, reply: object | null): void => void vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(reply && JSON.stringify(reply), { status }))));
const opened = async (): Promise<typeof import('./session')> => {
  vi.resetModules();
  return import('./session');
};

describe('a page that opens without a network', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('belongs to whoever was signed in last, and sends nothing before the server has said so', async () => {
    answers(200, li);
    await (await opened()).loadSession();

    noNetwork();
    const page = await opened();
    await expect(page.loadSession()).rejects.toThrow();
    expect(page.openUnconfirmed()).toBe(true);
    expect(page.session.value?.name).toBe('li');
    expect(page.may('households/register')).toBe(true);
    expect(page.isConfirmed.value).toBe(false);

    answers(200, li);
    await page.loadSession();
    expect(page.isConfirmed.value).toBe(true);
  });

  it('is nobody\'s after a sign-out that the server did not hear of, and the server hears of it first', async () => {
    answers(200, li);
    const before = await opened();
    await before.loadSession();
    noNetwork();
    await before.signOut();

    const page = await opened();
    await expect(page.loadSession()).rejects.toThrow();
    expect(page.openUnconfirmed()).toBe(false);
    expect(page.session.value).toBeNull();

    answers(401, { code: 'not-signed-in' });
    await page.loadSession();
    expect(vi.mocked(fetch).mock.calls.map(([path, sent]) => `${sent?.method} ${String(path)}`)).toEqual(['DELETE /api/session', 'GET /api/session']);
    expect(localStorage.length).toBe(0);
  });

  it('is nobody\'s once the session has ended, and after three days', async () => {
    answers(200, li);
    await (await opened()).loadSession();
    vi.useFakeTimers({ now: Date.now() + 4 * 24 * 3600 * 1000 });
    expect((await opened()).openUnconfirmed()).toBe(false);
    vi.useRealTimers();
    expect((await opened()).openUnconfirmed()).toBe(true);

    answers(401, { code: 'not-signed-in' });
    await (await opened()).loadSession();
    expect((await opened()).openUnconfirmed()).toBe(false);
  });
});

describe('two officers with one phone', () => {
  it('do not find each other\'s drafts', async () => {
    answers(200, li);
    const page = await opened();
    await page.loadSession();
    sessionStorage.setItem('draft households/register', '{"address":"三组"}');
    await page.loadSession();
    expect(sessionStorage.getItem('draft households/register')).not.toBeNull();

    answers(200, { ...li, name: 'zhang' });
    await page.loadSession();
    expect(page.session.value?.name).toBe('zhang');
    expect(sessionStorage.getItem('draft households/register')).toBeNull();
  });

  it('take over an open page of the other when they sign in beside it', async () => {
    answers(200, li);
    const page = await opened();
    await page.loadSession();
    const zhang = { ...li, name: 'zhang' };
    answers(200, zhang);
    window.dispatchEvent(new StorageEvent('storage', { key: 'relief.signed-in', newValue: JSON.stringify(zhang) }));
    await flushPromises();
    expect(page.session.value?.name).toBe('zhang');
    const asked = vi.mocked(fetch).mock.calls.length;
    window.dispatchEvent(new StorageEvent('storage', { key: 'relief.signed-in', newValue: JSON.stringify({ ...zhang, at: 1 }) }));
    await flushPromises();
    expect(vi.mocked(fetch).mock.calls.length).toBe(asked);
  });

  it('say with whatever they send whose page it is', async () => {
    answers(200, { ...li, name: '李' });
    await (await opened()).loadSession();
    answers(204, null);
    await (await import('@/api/http')).request('/api/x', { method: 'POST', body: {} });
    expect(vi.mocked(fetch).mock.calls[0]?.[1]?.headers).toMatchObject({ 'Page-Account': '%E6%9D%8E' });
  });
});
