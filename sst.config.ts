/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  // SST allows imports only inside of these functions.
  async app({ stage }) {
    const { settingsFor } = await import("./infra/settings.ts");
    const { kind, region } = settingsFor(stage);
    const isProduction = kind === "production";
    return {
      name: "dropify",
      home: "aws",
      removal: isProduction ? "retain" : "remove",
      protect: isProduction,
      providers: { aws: { region }, random: "4.16.6" },
    };
  },
  async run() {
    const { indexes, tables } = await import("./infra/tables.ts");
    const { bucket } = await import("./infra/bucket.ts");
    const { siteFunction, siteUrl } = await import("./infra/web.ts");
    const { sweeper } = await import("./infra/jobs.ts");
    const { consumerFailures, consumers } = await import("./infra/consumer.ts");
    const { settings } = await import("./infra/stage.ts");
    const hasAlarms = settings.kind !== "throw-away";
    if (hasAlarms) {
      await import("./infra/alarms.ts");
      await import("./infra/dashboard.ts");
    }
    return {
      ...(hasAlarms &&
        !settings.alarmEmail && { warning: "Nobody hears of alarms: set alarmEmail in infra/stages.ts" }),
      stage: $app.stage,
      url: siteUrl,
      bucket: bucket.name,
      tables: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.name])),
      indexes,
      webFunction: siteFunction,
      sweeperFunction: sweeper.nodes.function.name,
      consumerFunctions: consumers,
      consumerFailures: consumerFailures.url,
    };
  },
});
