/** What is asked for a page of links; the same for the server that fetches ahead. */
export const linksPage = () => ({ limit: 100 });

export const nextPage = { getNextPageParam: (page: { cursor: string | null }) => page.cursor ?? undefined };
