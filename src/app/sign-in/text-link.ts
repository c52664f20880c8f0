/** The look of a link in a sentence. */
export const textLink = "font-medium text-accent-text underline underline-offset-3";
