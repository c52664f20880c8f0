import awsLambda from "@opennextjs/aws/overrides/wrappers/aws-lambda.js";
import type { Wrapper } from "@opennextjs/aws/types/overrides.js";
import { z } from "zod";

const refusal = { statusCode: 403, headers: { "content-type": "text/plain" }, body: "Forbidden" };
const Request = z.looseObject({ headers: z.record(z.string(), z.string()) });

/**
 * OpenNext's wrapper for Lambda behind one check. The function has an address of its own, open to the
 * internet: CloudFront cannot sign its requests to it, since the signature would take the place of the
 * `Authorization` by which programs send a link's password. CloudFront alone knows the name of the
 * header in CLIENT_ADDRESS_HEADER, so what comes without it has gone round it and is refused.
 */
export default {
  name: "only-from-edge",
  supportStreaming: false,
  wrapper: async (handler, converter) => {
    const answer = await awsLambda.wrapper(handler, converter);
    return async (event: unknown) => (comesFromEdge(event) ? answer(event) : refusal);
  },
} satisfies Wrapper;

function comesFromEdge(event: unknown): boolean {
  const header = process.env.CLIENT_ADDRESS_HEADER;
  const request = Request.safeParse(event);
  return Boolean(header && request.success && request.data.headers[header]);
}
