import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { z } from "zod";
import { report } from "../jobs/report.ts";
import { log } from "../log.ts";
import { countMetrics } from "../metrics.ts";
import { toChange } from "./change.ts";
import { consume } from "./consume.ts";

const Image = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === "object" && value !== null),
);

/** Of what Lambda is called with. Source: Lambda developer guide, "Using AWS Lambda with Amazon DynamoDB". */
const StreamEvent = z.object({
  Records: z.array(
    z.object({
      eventID: z.string(),
      eventSourceARN: z.string(),
      userIdentity: z.object({ type: z.string().optional(), principalId: z.string().optional() }).nullish(),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        /** Seconds since 1970. */
        ApproximateCreationDateTime: z.number(),
        OldImage: Image.optional(),
        NewImage: Image.optional(),
      }),
    }),
  ),
});

export interface PartialFailure {
  batchItemFailures: { itemIdentifier: string }[];
}

/**
 * What a table's stream calls, with `ReportBatchItemFailures`: told of the first change that failed, Lambda
 * brings it again with all that follow.
 */
export async function handler(event: unknown): Promise<PartialFailure> {
  const changes = StreamEvent.parse(event).Records.map(
    ({ eventID, eventSourceARN, userIdentity, dynamodb }) =>
      toChange({
        stream: eventSourceARN,
        eventId: eventID,
        sequenceNumber: dynamodb.SequenceNumber,
        at: new Date(dynamodb.ApproximateCreationDateTime * 1000),
        before: dynamodb.OldImage,
        after: dynamodb.NewImage,
        isExpiry: userIdentity?.principalId === "dynamodb.amazonaws.com",
      }),
  );
  const { count, error } = await consume(changes);
  const now = new Date();
  const oldest = (changes[count] ?? changes[0])?.at ?? now;
  await report("consumer", { lagMs: now.getTime() - oldest.getTime(), backlog: changes.length - count }, now);
  countMetrics({ StreamLag: now.getTime() - oldest.getTime() });
  const failed = changes[count];
  if (!failed) return { batchItemFailures: [] };
  log.error(
    { err: error, stream: failed.eventId.split("\n")[0], sequenceNumber: failed.sequenceNumber },
    "A change could not be consumed and will be tried again",
  );
  return { batchItemFailures: [{ itemIdentifier: failed.sequenceNumber }] };
}
