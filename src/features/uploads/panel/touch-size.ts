/** Small buttons of the panel grow for thumbs. */
export const touchSize = "max-desk:h-11 max-desk:rounded-lg max-desk:px-3";
