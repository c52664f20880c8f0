import { settings } from "./stage.ts";

/** A topic that takes alarms of this account alone, and tells the operator of them by mail. */
function createTopic(name: string, opts: $util.ComponentResourceOptions = {}): sst.aws.SnsTopic {
  const topic = new sst.aws.SnsTopic(name, {}, opts);
  new aws.sns.TopicPolicy(
    `${name}Policy`,
    {
      arn: topic.arn,
      policy: aws.iam.getPolicyDocumentOutput({
        statements: [
          {
            actions: ["sns:Publish"],
            resources: [topic.arn],
            principals: [
              { type: "Service", identifiers: ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] },
            ],
            conditions: [
              {
                test: "StringEquals",
                variable: "aws:SourceAccount",
                values: [aws.getCallerIdentityOutput().accountId],
              },
            ],
          },
        ],
      }).json,
    },
    opts,
  );
  if (settings.alarmEmail) {
    new aws.sns.TopicSubscription(
      `${name}Email`,
      { topic: topic.arn, protocol: "email", endpoint: settings.alarmEmail },
      opts,
    );
  }
  return topic;
}

/** Whoever is to hear of alarms subscribes here. */
export const alarmTopic = createTopic("Alarms");

/** Where CloudFront counts, wherever the rest is. An alarm there can tell only a topic there. */
const edgeRegion = "us-east-1";
export const edgeOptions =
  settings.region === edgeRegion ? {} : { provider: new aws.Provider("Edge", { region: edgeRegion }) };
export const edgeAlarmTopic =
  settings.region === edgeRegion ? alarmTopic : createTopic("EdgeAlarms", edgeOptions);
