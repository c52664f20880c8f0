import { z } from "zod";

/** A ULID: files, folders and uploads. */
export const Id = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "This is not an id");
