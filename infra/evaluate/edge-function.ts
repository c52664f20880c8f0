import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { EvaluatedStage } from "./evaluate-stage.ts";
import { theOne } from "./resources.ts";

export interface EdgeRequest {
  uri: string;
  headers: Record<string, { value: string }>;
}

export interface Routed {
  request: EdgeRequest & { cookies?: object };
  /** Where CloudFront would send the request. */
  origin: { domainName: string; originAccessControlConfig: { enabled: boolean; originType: string } };
}

const Keys = z.object({ namespace: z.string(), entries: z.record(z.string(), z.string()) });
const Routes = z.object({ namespace: z.string(), entry: z.string() });
const Code = z.object({ code: z.string() });

/** CloudFront's part in the function: keys and values, and the choice of an origin. */
const cloudfront = (values: Record<string, string>) => `
const values = ${JSON.stringify(values)};
let origin;
const cf = {
  kvs: () => ({
    get: async (key) => {
      if (key in values) return values[key];
      throw new Error("no such key");
    },
  }),
  updateRequestOrigin: (chosen) => { origin = chosen; },
};
export const route = async (event) => ({ request: await handler(event), origin });
`;

/** Runs the function that a stage gives to CloudFront, as CloudFront would for a visitor's request. */
export async function routeAtEdge(stage: EvaluatedStage, request: EdgeRequest): Promise<Routed> {
  const dynamic = "pulumi-nodejs:dynamic:Resource";
  const keys = Keys.parse(theOne(stage, dynamic, "WebKvKeys.sst.aws.KvKeys").inputs);
  const routes = Routes.parse(theOne(stage, dynamic, "WebRoutesUpdate.sst.aws.KvRoutesUpdate").inputs);
  const values = Object.fromEntries([
    ...Object.entries(keys.entries).map(([key, value]) => [`${keys.namespace}:${key}`, value]),
    [`${routes.namespace}:routes`, JSON.stringify([routes.entry])],
  ]);
  const type = "aws:cloudfront/function:Function";
  const { code } = Code.parse(theOne(stage, type, "RouterCloudfrontFunctionRequest").inputs);
  const folder = await mkdtemp(join(tmpdir(), "dropify-edge-"));
  try {
    const file = join(folder, "function.mjs");
    const here =
      'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
    await writeFile(file, `${here}${code.replace('import cf from "cloudfront";', "")}${cloudfront(values)}`);
    const { route } = await import(pathToFileURL(file).href);
    return await route({
      request: { querystring: {}, cookies: {}, ...request },
      viewer: { ip: "192.0.2.7" },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
