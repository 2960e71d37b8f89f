import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkOnly } from 'workbox-strategies';

/**
 * Lets the console open where no network is. It keeps the page and the parts of the build, which are the same for everybody; an answer of the server, which may hold
 * personal data, never.
 */
declare const self: EventTarget & {
  /** What is kept from the start; written in by the build. */
  shellFiles: PrecacheEntry[];
  skipWaiting(): Promise<void>;
};

/** How long the network has to answer before the kept page is shown, in seconds. */
const patience = 4;

/** Parts of the build that were opened besides those kept from the start. */
const opened = 'opened';

// A new build takes over at once: the parts of the former are gone from the server.
void self.skipWaiting();
clientsClaim();
cleanupOutdatedCaches();
self.addEventListener('activate', (event) => (event as Event & { waitUntil(work: Promise<unknown>): void }).waitUntil(caches.delete(opened)));

// The page comes from the server wherever it answers, so nobody works with a build of yesterday.
const fresh = new NetworkOnly({
  networkTimeoutSeconds: patience,
  plugins: [
    {
      fetchDidSucceed: ({ response }) => (response.status < 500 ? Promise.resolve(response) : Promise.reject(new Error(String(response.status)))),
      handlerDidError: () => matchPrecache('/index.html'),
    },
  ],
});
registerRoute(new NavigationRoute(fresh, { denylist: [/^\/(?:api|live|healthz|readyz)(?:\/|$)/, /\.[^/]*$/] }));

precacheAndRoute(self.shellFiles);
// Their names hold a digest of what is in them.
registerRoute(({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/assets/'), new CacheFirst({ cacheName: opened }));
