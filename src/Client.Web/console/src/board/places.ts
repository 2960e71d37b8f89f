import { reactive } from 'vue';

interface Place {
  code: string;
  name: string;
  path: string;
  children: { code: string; name: string }[];
}

const names = reactive(new Map<string, string>());
const asked = new Set<string>();

/** The name of a place, or its code until the name has come. */
export function placeName(code: string): string {
  const parent = code.length > 6 ? code.slice(0, code.length > 9 ? 9 : 6) : code;
  if (!asked.has(parent)) {
    asked.add(parent);
    void fetch(`/api/places/${parent}`).then(async (reply) => {
      if (!reply.ok) return;
      const place = (await reply.json()) as Place;
      names.set(place.code, place.name);
      for (const child of place.children) names.set(child.code, child.name);
    });
  }
  return names.get(code) ?? code;
}
