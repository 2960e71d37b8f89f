import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue()],
  server: {
    // The address of a Client.Web started beside `npm run dev`.
    proxy: {
      '/api': 'http://127.0.0.1:5080',
      '/live': { target: 'http://127.0.0.1:5080', ws: true },
    },
  },
});
