import type { InjectionKey } from 'vue';

/** What a field asks of the form it stands on. */
export interface FormOfField {
  /** What is wrong with the field, or null. */
  errorOf(field: string): string | null;
  /** The field stands on the form. @returns Takes it off. */
  has(field: string): () => void;
}

export const formKey: InjectionKey<FormOfField> = Symbol('form');

/** Closes the panel that a form stands in. */
export const panelKey: InjectionKey<() => void> = Symbol('panel');
