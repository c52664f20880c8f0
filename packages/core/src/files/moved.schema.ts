/** Files that one call moves: they go together, in one transaction. Apart, so that pages need not load zod for it. */
export const maxMoved = 50;
