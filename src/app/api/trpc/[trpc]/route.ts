import { answerProcedures } from "@/server/answer-procedures.ts";
import { handleRequest } from "@/server/handle-request.ts";

const answer = (request: Request): Promise<Response> => handleRequest("trpc", request, answerProcedures);

export { answer as GET, answer as POST };
