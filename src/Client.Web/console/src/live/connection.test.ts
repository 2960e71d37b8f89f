import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveBatch, Standstill } from '@/wire/rows';
import { LiveConnection } from './connection';

interface Observer {
  next(batch: LiveBatch): void;
  error(): void;
}

/** A hub of SignalR that the test plays. */
const hub = vi.hoisted(() => ({
  state: 'Disconnected',
  ways: [] as object[],
  fails: false,
  streams: [] as { request: { view: string; after: number; epoch: number }; observer: Observer | null; disposed: boolean }[],
  standstills: null as { next(now: Standstill[]): void } | null,
  closed: (): void => undefined,
  back: (): void => undefined,
}));
vi.mock('@microsoft/signalr', () => {
  const played = {
    get state(): string {
      return hub.state;
    },
    start: async () => {
      if (hub.fails) throw new Error('no way through');
      hub.state = 'Connected';
    },
    stop: async () => void (hub.state = 'Disconnected'),
    onreconnecting: (told: () => void) => void (hub.closed = told),
    onclose: () => undefined,
    onreconnected: (told: () => void) => void (hub.back = told),
    stream: (method: string, request: { view: string; after: number; epoch: number }) => ({
      subscribe: (observer: Observer) => {
        if (method === 'Standstills') {
          hub.standstills = observer as unknown as { next(now: Standstill[]): void };
          return { dispose: () => undefined };
        }
        const one = { request, observer: observer as Observer | null, disposed: false };
        hub.streams.push(one);
        return { dispose: () => void (one.disposed = true) };
      },
    }),
  };
  class HubConnectionBuilder {
    withUrl = (_: string, how: object): this => {
      hub.ways.push(how);
      return this;
    };
    withAutomaticReconnect = (): this => this;
    withServerTimeout = (): this => this;
    configureLogging = (): this => this;
    build = (): typeof played => played;
  }
  return { HubConnectionBuilder, HttpTransportType: { WebSockets: 1 }, LogLevel: { None: 6 } };
});

const batch = (through: number, live = true): LiveBatch => ({ resync: false, rows: [{ key: 'a', position: through, row: { n: through } }], through, epoch: 3, live, asOf: '2026-07-01T12:00:00Z' });
let live: LiveConnection;

beforeEach(() => {
  vi.useFakeTimers();
  hub.state = 'Disconnected';
  hub.streams = [];
  hub.ways = [];
  hub.fails = false;
  live = new LiveConnection();
});
afterEach(async () => {
  await live.stop();
  vi.useRealTimers();
});

describe('the live connection', () => {
  it('is live only once every view is', async () => {
    live.watch('shelters');
    live.watch('stock');
    await live.start();
    expect(live.state.value).toBe('catching-up');
    hub.streams[0]!.observer!.next(batch(5));
    expect(live.state.value).toBe('catching-up');
    hub.streams[1]!.observer!.next(batch(5));
    expect(live.state.value).toBe('live');
  });

  it('shows the rows that were asked for early, calls them live only once the connection says so, and goes on from there', async () => {
    await live.stop();
    live = new LiveConnection((view) => (view === 'shelters' ? Promise.resolve({ total: 1, through: 7, epoch: 3, rows: [{ key: 'a', position: 6, row: { n: 6 } }] }) : null));
    const { rows, loaded } = live.watch('shelters');
    await vi.advanceTimersByTimeAsync(1500);
    expect([loaded.value, rows.value.get('a'), live.state.value, live.dataAt.value]).toEqual([true, { n: 6 }, 'catching-up', null]);
    await live.start();
    expect(hub.streams[0]!.request).toMatchObject({ view: 'shelters', after: 7, epoch: 3 });
    hub.streams[0]!.observer!.next(batch(8));
    expect([rows.value.get('a'), live.state.value]).toEqual([{ n: 8 }, 'live']);
  });

  it('does not take a part of the rows for all of them', async () => {
    await live.stop();
    live = new LiveConnection(() => Promise.resolve({ total: 900, through: 7, epoch: 3, rows: [{ key: 'a', position: 6, row: {} }] }));
    const { loaded } = live.watch('households');
    await vi.advanceTimersByTimeAsync(100);
    expect(loaded.value).toBe(false);
    await live.start();
    expect(hub.streams[0]!.request).toMatchObject({ after: 0 });
  });

  it('goes straight to a web socket, and then over whatever the network lets through', async () => {
    live.watch('shelters');
    hub.fails = true;
    const started = live.start();
    await vi.advanceTimersByTimeAsync(100);
    expect(live.state.value).toBe('offline');
    hub.fails = false;
    await vi.advanceTimersByTimeAsync(1000);
    await started;
    expect(hub.ways).toEqual([{ skipNegotiation: true, transport: 1 }, {}]);
    expect(live.offlineSince.value).toBeNull();
  });

  it('is offline, and never live, where it waits for its first connection', async () => {
    vi.advanceTimersByTime(2000);
    expect(live.state.value).toBe('catching-up');
    vi.advanceTimersByTime(4000);
    expect(live.state.value).toBe('offline');
  });

  it('says since when a view on the screen stands still, and nothing of those that are not', async () => {
    const close = live.watch('shelters').close;
    live.watch('stock');
    await live.start();
    for (const stream of hub.streams) stream.observer!.next(batch(5));
    const still = (consumer: string, view: string, since: string): Standstill => ({ consumer, isProcess: false, views: [view], at: 6, since });
    hub.standstills!.next([still('board', 'board', '2026-07-01T10:00:00Z')]);
    expect([live.state.value, live.stoppedSince.value]).toEqual(['live', null]);
    hub.standstills!.next([still('shelters', 'shelters', '2026-07-01T11:00:00Z'), still('stock', 'stock', '2026-07-01T11:30:00Z')]);
    expect([live.state.value, live.stoppedSince.value?.toISOString()]).toEqual(['stopped', '2026-07-01T11:00:00.000Z']);
    close();
    expect(live.stoppedSince.value?.toISOString()).toBe('2026-07-01T11:30:00.000Z');
    hub.standstills!.next([]);
    expect([live.state.value, live.stoppedSince.value]).toEqual(['live', null]);
  });

  it('is not called live while nothing is heard', async () => {
    live.watch('shelters');
    await live.start();
    hub.streams[0]!.observer!.next(batch(5));
    vi.advanceTimersByTime(4000);
    expect(live.state.value).toBe('live');
    vi.advanceTimersByTime(2000);
    expect(live.state.value).toBe('catching-up');
  });

  it('resumes from where its rows are complete, and says since when it heard nothing', async () => {
    live.watch('shelters');
    await live.start();
    hub.streams[0]!.observer!.next(batch(5));
    const last = Date.now();
    vi.advanceTimersByTime(3000);
    hub.closed();
    expect(live.state.value).toBe('offline');
    expect(live.offlineSince.value?.getTime()).toBe(last);
    hub.back();
    expect(hub.streams[0]!.disposed).toBe(true);
    expect(hub.streams[1]!.request).toMatchObject({ view: 'shelters', after: 5, epoch: 3 });
    expect(live.offlineSince.value).toBeNull();
  });

  it('asks again for a view whose stream failed while the connection stands', async () => {
    live.watch('shelters');
    await live.start();
    hub.streams[0]!.observer!.error();
    expect(live.state.value).toBe('catching-up');
    vi.advanceTimersByTime(2500);
    expect(hub.streams.length).toBe(2);
  });

  it('tells whoever draws the rows once for many batches', async () => {
    const watched = live.watch('shelters');
    await live.start();
    const { watch } = await import('vue');
    let drawn = 0;
    const stop = watch(watched.rows, () => drawn++, { flush: 'sync' });
    for (let n = 1; n <= 50; n++) hub.streams[0]!.observer!.next(batch(n));
    vi.advanceTimersByTime(300);
    stop();
    expect(drawn).toBe(1);
    expect(watched.rows.value.get('a')).toEqual({ n: 50 });
  });
});
