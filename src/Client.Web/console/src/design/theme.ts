import { ref, watchEffect } from 'vue';

export type Theme = 'auto' | 'light' | 'dark';

const kept = localStorage.getItem('relief.theme');

/** Light, dark, or as the device says; remembered on this device. */
export const theme = ref<Theme>(kept === 'light' || kept === 'dark' ? kept : 'auto');

/** A wall is dark whatever the device says. */
export const wall = ref(false);

watchEffect(() => {
  localStorage.setItem('relief.theme', theme.value);
  const shown = wall.value ? 'dark' : theme.value;
  if (shown === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = shown;
});
