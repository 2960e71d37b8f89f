import { createRouter, createWebHistory } from 'vue-router';
import { areas } from './pages/area';
import { t } from './words/language';

declare module 'vue-router' {
  interface RouteMeta {
    /** The page's name in the window's title. */
    title?: () => string;
    /** Drawn without the shell: a wall, a sheet of paper. */
    bare?: boolean;
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/board' },
    ...areas.flatMap((area) => area.routes.map((route) => ({ ...route, meta: { title: () => t(...area.title), ...route.meta } }))),
    { path: '/:rest(.*)*', component: () => import('./layout/Lost.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

// After an update the parts of the former build are gone from the server: the page is loaded anew, once.
router.onError((fault, to) => {
  if (!/import|module|preload/i.test(String(fault)) || sessionStorage.getItem('reloaded') === to.fullPath) return;
  sessionStorage.setItem('reloaded', to.fullPath);
  location.assign(to.fullPath);
});
