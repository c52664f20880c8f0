/** The one language of the interface. Fixed, so that server and browser write every number and date alike. */
export const locale = "en-GB";
