import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { settingsFor } from "../settings.ts";
import { stages } from "../stages.ts";
import { answerForCli } from "./cli-answers.ts";
import type { EvaluatedStage, Resource } from "./evaluate-stage.ts";
import { pulumiMocks } from "./pulumi-mocks.ts";

// Runs in a process of its own: see evaluate-stage.ts. Sends the evaluated stage when nothing is left to do.

const [stage = "", dev, root = "", scratch = "", settings] = process.argv.slice(2);
const platform = import.meta.dirname;
if (settings) stages[stage] = JSON.parse(settings);
process.env.SST_SERVER = await answerForCli(scratch);

// What SST's own entry sets before it loads any component.
Object.assign(globalThis, {
  $config: (config: unknown) => config,
  $dev: dev === "true",
  $util: pulumi,
  $output: pulumi.output,
  $resolve: pulumi.all,
  $interpolate: pulumi.interpolate,
  $concat: pulumi.concat,
  $jsonParse: pulumi.jsonParse,
  $jsonStringify: pulumi.jsonStringify,
  $secrets: {},
  $cli: {
    command: "deploy",
    paths: { root, work: join(root, ".sst"), platform, home: root },
    state: { version: {} },
  },
  aws,
  random,
});
const config = (await import("../../sst.config.ts")).default;
const app = await config.app({ stage });
Object.assign(globalThis, { $app: { removal: "retain", protect: false, providers: {}, ...app, stage } });
Object.assign(globalThis, { sst: await import("../../.sst/platform/src/components/index.ts") });
const { run } = await import("../../.sst/platform/src/auto/run.ts");

const resources: Resource[] = [];
const options = new Map<string, Pick<Resource, "retainOnDelete" | "ignoreChanges" | "imports">>();
await pulumi.runtime.setMocks(pulumiMocks(settingsFor(stage).region, resources), app.name, stage, false);

let outputs: Record<string, unknown> = {};
void pulumi.runtime.runInPulumiStack(() =>
  run(async () => {
    // Registered after SST's own, so it sees what those have decided.
    pulumi.runtime.registerStackTransformation(({ type, name, opts }) => {
      const { retainOnDelete = false } = opts;
      const { ignoreChanges = [], import: imports }: pulumi.CustomResourceOptions = opts;
      options.set(`${type} ${name}`, { retainOnDelete, ignoreChanges, ...(imports && { imports }) });
      return undefined;
    });
    const returned = await config.run();
    pulumi.output(returned).apply((values) => (outputs = values ?? {}));
  }),
);

// Components create resources when the outputs of others arrive: all is there when Node has nothing left to wait for.
process.once("beforeExit", () => {
  const evaluated: EvaluatedStage = {
    app,
    outputs,
    resources: resources.map((resource) => ({
      ...resource,
      retainOnDelete: false,
      ignoreChanges: [],
      ...options.get(`${resource.type} ${resource.name}`),
    })),
  };
  process.send?.(evaluated, () => process.disconnect());
});
