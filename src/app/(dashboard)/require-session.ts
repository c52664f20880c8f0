import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getSession } from "@/server/auth/session.ts";

/** The session of the request that is being rendered; sends anyone without one to the sign-in page. */
export const requireSession = cache(async () => {
  const session = await getSession(await headers());
  return session ?? redirect("/sign-in");
});
