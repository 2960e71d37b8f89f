// Before ours, which say otherwise.
import 'element-plus/es/components/base/style/css';
import { createApp } from 'vue';
import App from './App.vue';
import { keepShell } from './offline/keepShell';
import { router } from './router';
import './design/tokens.css';
import './design/base.css';
import './design/print.css';

createApp(App).use(router).mount('#app');
keepShell();
