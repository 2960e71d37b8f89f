/** Stands where Element Plus would work out the shades of a button that has a colour of its own: none here has. */
export const TinyColor = null;
