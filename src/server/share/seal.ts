import { createHmac, timingSafeEqual } from "node:crypto";
import { appSecret } from "@dropify/core/env";

/** What only this app can say about a text, for one purpose: 128 bits in 22 letters. */
export function seal(purpose: string, text: string): string {
  return createHmac("sha256", appSecret()).update(`${purpose}\n${text}`).digest("base64url").slice(0, 22);
}

/** Whether the seal was made by this app for this text, found out in constant time. */
export function isSealed(purpose: string, text: string, claimed: string): boolean {
  const right = Buffer.from(seal(purpose, text));
  const given = Buffer.from(claimed);
  return right.length === given.length && timingSafeEqual(right, given);
}
