import { newId } from "@dropify/core/id";
import { createCaller } from "../routers/app-router.ts";

/** Somebody new with a session, and the procedures as they call them. */
export function newCaller(userId: string = newId()) {
  const session = async () => ({
    userId,
    name: "Ada",
    email: "ada@example.com",
    isConfirmed: true,
    setCookies: [],
  });
  return { userId, call: createCaller({ session, headers: new Headers() }) };
}
