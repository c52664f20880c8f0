import { expect } from "vitest";
import { WireError } from "./account.ts";
import { Refusal } from "./wire-shapes.ts";

/** What a call was refused with. @throws Error when it was not refused */
export async function refusalOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WireError)) throw new Error("expected a refusal", { cause: error });
  return { ...error.data, message: error.message };
}

/** What an answer refuses with, in the one shape of refusals, which tells nothing of how the app is made. */
export async function readRefusal(response: Response) {
  const text = await response.text();
  expectNoInnards(text);
  const { error } = Refusal.parse(JSON.parse(text));
  expect(error.data.httpStatus).toBe(response.status);
  return error;
}

/** No stack, no path of a source file, no name of a library or engine. */
function expectNoInnards(text: string): void {
  expect(text).not.toMatch(
    /\bat .*:\d+|node_modules|\.[cm]?[jt]sx?\b|trpc|zod|dynamo|toolbox|aws|\bs3\b|stack/i,
  );
}
