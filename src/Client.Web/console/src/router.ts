import { createRouter, createWebHistory } from 'vue-router';
import WithoutNetwork from './layout/WithoutNetwork.vue';
import { turnPage } from './live/live';
import { areas } from './pages/area';
import { isConfirmed } from './session/session';
import { t } from './words/language';

declare module 'vue-router' {
  interface RouteMeta {
    /** The page's name in the window's title. */
    title?: () => string;
    /** Opens without a network, too. */
    alone?: boolean;
    /** Drawn without the shell: a wall, a sheet of paper. */
    bare?: boolean;
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/board' },
    ...areas.flatMap((area) => area.routes.map((route) => ({ ...route, meta: { title: () => t(...area.title), ...route.meta } }))),
    { path: '/without-network', component: WithoutNetwork },
    { path: '/:rest(.*)*', component: () => import('./layout/Lost.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

// A filter in the address is still the same page.
router.afterEach((to, from) => void (to.path !== from.path && turnPage()));

// After an update the parts of the former build are gone from the server: the page is loaded anew, once. Without a network a part may not be on this device.
router.onError((fault, to) => {
  if (!/import|module|preload|fetch/i.test(String(fault))) return;
  if (!isConfirmed.value || !navigator.onLine) return void router.replace({ path: '/without-network', query: { to: to.fullPath } });
  if (sessionStorage.getItem('reloaded') === to.fullPath) return;
  sessionStorage.setItem('reloaded', to.fullPath);
  location.assign(to.fullPath);
});
