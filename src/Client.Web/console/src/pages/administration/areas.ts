import { placeNames } from '@/words/places';
import type { PlaceCode } from '@/wire/rows';
import { w } from './words';

/** A place as the area that somebody looks after, or that something is set for. */
export const areaName = (place: PlaceCode): string => (place === '0' ? w.wholeCountry() : placeNames(place));

/** The same where a part of it could be meant. */
export const wholeAreaName = (place: PlaceCode): string => (place === '0' ? w.wholeCountry() : w.wholeOf(placeNames(place)));
