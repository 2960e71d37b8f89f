import { Warning } from '@element-plus/icons-vue';
import type { Area } from '../area';
import { w } from './words';

/** What command staff decide of a disaster; opened from the header and the board. */
export const area: Area = {
  title: ['灾害', 'Disaster'],
  icon: Warning,
  path: '/disaster',
  order: 15,
  unlisted: true,
  routes: [
    { path: '/disaster', component: () => import('./Disaster.vue') },
    { path: '/disaster/new', component: () => import('./ReportDisaster.vue'), meta: { title: () => w.report() } },
  ],
};
