import { streamItemKinds } from "../packages/core/src/consumer/stream-items.ts";
import { domainEnvironment } from "./environment.ts";
import { vpc } from "./network.ts";
import { consumerPermissions } from "./permissions.ts";
import { tables } from "./tables.ts";

const dayInSeconds = 86_400;

/** Which changes nobody could write down, after every try: their place in the stream, not what they say. */
export const consumerFailures = new sst.aws.Queue("ConsumerFailures", {
  transform: { queue: { messageRetentionSeconds: 14 * dayInSeconds } },
});

// Nothing is written down about uploads under way, guards and notes, so nobody is called for them.
const isOfKinds = { _et: { S: streamItemKinds } };

/** Writes down what happened to a table, batch by batch in the order of its stream. */
const consume = (name: "Files" | "ShareLinks") =>
  tables[name].subscribe(
    "Consumer",
    {
      handler: "packages/core/src/consumer/consumer.handler.handler",
      architecture: "arm64",
      memory: "512 MB",
      timeout: "1 minute",
      environment: domainEnvironment,
      permissions: [
        ...consumerPermissions,
        { actions: ["sqs:SendMessage"], resources: [consumerFailures.arn] },
      ],
      ...(vpc && { vpc }),
    },
    {
      filters: [{ dynamodb: { NewImage: isOfKinds } }, { dynamodb: { OldImage: isOfKinds } }],
      transform: {
        eventSourceMapping: {
          // What was written while the first deployment had not come this far is told too.
          startingPosition: "TRIM_HORIZON",
          batchSize: 100,
          maximumBatchingWindowInSeconds: 1,
          // The handler names the first change that failed: what came before it is not told again,
          functionResponseTypes: ["ReportBatchItemFailures"],
          // and one that crashes the function is found by halves.
          bisectBatchOnFunctionError: true,
          // Long enough for an outage, and short of the day after which a stream forgets.
          maximumRetryAttempts: 100,
          maximumRecordAgeInSeconds: dayInSeconds / 4,
          destinationConfig: { onFailure: { destinationArn: consumerFailures.arn } },
        },
      },
    },
  ).nodes.function.name;

/** The names of the functions, by the table that each follows. */
export const consumers = { Files: consume("Files"), ShareLinks: consume("ShareLinks") };
