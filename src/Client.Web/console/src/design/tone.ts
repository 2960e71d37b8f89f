/** How a state is meant: all is well, under way, look at it, act now, nothing to say. */
export type Tone = 'good' | 'accent' | 'warn' | 'alarm' | 'none';

/** A shelter by its share of places taken: full at 1, nearly full from 0.85. */
export const fullness = (taken: number, places: number): Tone => (places <= 0 ? 'none' : taken >= places ? 'alarm' : taken / places >= 0.85 ? 'warn' : 'good');
