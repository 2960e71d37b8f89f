import { Warning } from '@element-plus/icons-vue';
import { t } from '@/words/language';
import type { Area } from '../area';

/** What command staff decide of a disaster; opened from the header and the board. */
export const area: Area = {
  title: ['灾害', 'Disaster'],
  icon: Warning,
  path: '/disaster',
  order: 15,
  unlisted: true,
  routes: [
    { path: '/disaster', component: () => import('./Disaster.vue') },
    { path: '/disaster/new', component: () => import('./ReportDisaster.vue'), meta: { title: () => t('报告灾害', 'Report a disaster') } },
  ],
};
