import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { z } from "zod";
import { streamJob } from "../jobs/job.entity.ts";
import { report } from "../jobs/report.ts";
import { log } from "../log.ts";
import { countMetrics } from "../metrics.ts";
import { type Change, toChange } from "./change.ts";
import { consume } from "./consume.ts";
import { tableOfStream } from "./open-streams.ts";

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
  const { Records } = StreamEvent.parse(event);
  const changes = Records.map(({ eventID, eventSourceARN, userIdentity, dynamodb }) =>
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
  await leaveWord(Records[0]?.eventSourceARN, changes, count);
  const failed = changes[count];
  if (!failed) return { batchItemFailures: [] };
  log.error(
    { err: error, stream: failed.eventId.split("\n")[0], sequenceNumber: failed.sequenceNumber },
    "A change could not be consumed and will be tried again",
  );
  return { batchItemFailures: [{ itemIdentifier: failed.sequenceNumber }] };
}

/** Lambda is called with changes of one stream. Once all are dealt with, the last tells how far behind that is. */
async function leaveWord(stream: string | undefined, changes: Change[], count: number): Promise<void> {
  const oldest = changes[count] ?? changes.at(-1);
  if (stream === undefined || !oldest) return;
  const now = new Date();
  const lagMs = Math.max(0, now.getTime() - oldest.at.getTime());
  await report(streamJob(tableOfStream(stream)), { lagMs, backlog: changes.length - count }, now);
  countMetrics({ StreamLag: lagMs });
}
