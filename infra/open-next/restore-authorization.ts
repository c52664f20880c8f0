import awsLambda from "@opennextjs/aws/overrides/wrappers/aws-lambda.js";
import type { Wrapper } from "@opennextjs/aws/types/overrides.js";

declare global {
  var dropifySendTraces: (() => Promise<void>) | undefined;
}

/** A request, or a call without headers that keeps the function warm. */
interface LambdaEvent {
  headers?: Record<string, string>;
  [name: string]: unknown;
}

/**
 * OpenNext's wrapper for Lambda behind one step: CloudFront signs its requests to the function in
 * `Authorization`, so the visitor's own arrives beside it (see edge.ts) and is put back.
 */
export default {
  name: "restore-authorization",
  supportStreaming: false,
  wrapper: async (handler, converter) => {
    const answer = await awsLambda.wrapper(handler, converter);
    return async (event: LambdaEvent) => {
      const answered = await answer(event.headers ? { ...event, headers: restored(event.headers) } : event);
      // Lambda freezes the process once it has the answer. There only where traces are wanted.
      await globalThis.dropifySendTraces?.();
      return answered;
    };
  },
} satisfies Wrapper;

function restored({ authorization: _cloudFronts, ...headers }: Record<string, string>) {
  const { "x-viewer-authorization": visitors, ...rest } = headers;
  return visitors === undefined ? rest : { ...rest, authorization: visitors };
}
