/** The header in which the launcher's own web server names the client, where no proxy is said to. */
export const clientHeader = "x-dropify-client";
