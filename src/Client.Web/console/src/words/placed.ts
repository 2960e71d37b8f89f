import { placeName, placeNames } from './places';

/** A text of the server with the names of places for their codes, where what it says is of places. */
export const withPlaceNames = (text: string): string => text.replace(/(?<!\d)(\d{12}|\d{9}|\d{6})(?!\d)/g, (code) => (code.length > 9 ? placeNames(code) : placeName(code)));

/** Refusals in whose words a number of six, nine or twelve digits is a place. */
const ofPlaces = new Set(['already-registered', 'document-already-used', 'out-of-scope']);

export const saidWithPlaces = (code: string, text: string): string => (ofPlaces.has(code) ? withPlaceNames(text) : text);
