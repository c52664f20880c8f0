import { createHash } from "node:crypto";
import { text } from "./script/share-script.ts?script";

/** The page's one script, as the browser gets it. */
export const shareScript = text;

/** Where it is served: its name follows from its content, so it can be kept for good. */
export const shareScriptAddress = `/share-script?v=${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
