import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { appSecret } from "../env.ts";
import { AppError } from "../error.ts";

const Key = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * Where a listing goes on. Signed together with its `scope` (whose list, which order), so that a
 * cursor cannot be made up, nor taken to another owner's list.
 */
export function sealCursor(scope: string, lastKey: Record<string, unknown> | undefined): string | null {
  if (!lastKey) return null;
  const content = Buffer.from(JSON.stringify(lastKey)).toString("base64url");
  return `${content}.${sign(scope, content)}`;
}

/** @throws AppError BAD_CURSOR when it is not one that this list gave out */
export function openCursor(
  scope: string,
  cursor: string | undefined,
): Record<string, string | number> | undefined {
  if (cursor === undefined) return undefined;
  const [content = "", signature = ""] = cursor.split(".");
  const expected = Buffer.from(sign(scope, content));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new AppError("BAD_CURSOR", "This list cannot go on from there. Load it again.");
  }
  return Key.parse(JSON.parse(Buffer.from(content, "base64url").toString()));
}

const sign = (scope: string, content: string): string =>
  createHmac("sha256", appSecret()).update(`cursor\n${scope}\n${content}`).digest("base64url");
