import { handleAuthRequest } from "@/server/auth/handle-auth-request.ts";

export const GET = (request: Request): Promise<Response> => handleAuthRequest(request);
export const POST = (request: Request): Promise<Response> => handleAuthRequest(request);
