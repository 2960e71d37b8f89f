import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** A choice on the page that stands in its address: what one sees can be sent to a colleague, and is there again on the way back. */
export function useQueryText<T extends string = string>(name: string, otherwise: T): WritableComputedRef<T> {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get: () => (typeof route.query[name] === 'string' ? (route.query[name] as T) : otherwise),
    set: (value) => void router.replace({ query: { ...route.query, [name]: value === otherwise ? undefined : value } }),
  });
}
