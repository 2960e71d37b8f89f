import { vi } from 'vitest';

// A test that asks a server says what it answers; all else is like a phone without network.
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
