import { handleAuthRequest } from "@/server/auth/handle-auth-request.ts";
import { logRequest } from "@/server/handle-request.ts";

const answer = (request: Request): Promise<Response> =>
  logRequest("auth", request, (asked) => handleAuthRequest(asked));

export { answer as GET, answer as POST };
