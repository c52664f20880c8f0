import { z } from "zod";
import type { EvaluatedStage } from "./evaluate-stage.ts";
import { allOf, statementsOf } from "./resources.ts";

const Cors = z.object({
  corsRules: z.array(z.object({ allowedOrigins: z.array(z.string()), allowedHeaders: z.array(z.string()) })),
});

/** How a bucket of a stage is open to more than it must, one sentence each. */
export function findBucketFaults(stage: EvaluatedStage): string[] {
  return allOf(stage, "aws:s3/bucket:Bucket").flatMap(({ name, inputs }) => {
    const ofBucket = (type: string) =>
      allOf(stage, type).filter((resource) => resource.inputs.bucket === inputs.bucket);
    const isBlocked = ofBucket("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").length > 0;
    const refusesHttp = ofBucket("aws:s3/bucketPolicy:BucketPolicy")
      .flatMap((policy) => statementsOf(policy.inputs.policy))
      .some(
        ({ Effect, Condition }) =>
          Effect === "Deny" && JSON.stringify(Condition ?? {}).includes('"aws:SecureTransport":["false"]'),
      );
    const rules = ofBucket("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration").flatMap(
      (cors) => Cors.parse(cors.inputs).corsRules,
    );
    return [
      ...(isBlocked ? [] : [`${name} is not blocked from the public`]),
      ...(refusesHttp ? [] : [`${name} takes plain HTTP`]),
      ...rules.flatMap(({ allowedHeaders, allowedOrigins }) => [
        ...allowedOrigins
          .filter((origin) => origin !== stage.outputs.url)
          .map((origin) => `${name} answers the origin ${origin}`),
        ...(allowedHeaders.includes("*") ? [`${name} takes any header of other origins`] : []),
      ]),
    ];
  });
}
