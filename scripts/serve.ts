import { startEngines } from "@dropify/local/engines";
import { aborted, stopSignal } from "@dropify/local/stop-signal";
import { ensureBuild, ensureBundle } from "./build.ts";
import { readServeSettings, type ServeSettings } from "./serve-settings.ts";
import { webServer } from "./web-server.ts";

const stopped = stopSignal();

try {
  const settings = await readServeSettings();
  if (settings.mode === "start") await ensureBuild(stopped);
  if (settings.mode === "bundle") await ensureBundle(stopped);
  if (!stopped.aborted) await serve(settings);
} catch (error) {
  if (!stopped.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

async function serve(settings: ServeSettings): Promise<void> {
  const { dataDir, host, origins, freePorts } = settings;
  const report = (line: string) => console.error(line);
  const engines = await startEngines({
    dataDir,
    origins,
    reachableFromOutside: !isLoopback(host),
    report,
    ...(freePorts && { ports: { dynamodb: 0, s3: 0 } }),
  });
  try {
    const started = engines.processes.add(webServer(settings, engines.env));
    await Promise.race([started, aborted(stopped)]);
    if (!stopped.aborted) announce(settings, engines.s3.endpoint);
    await aborted(stopped);
  } finally {
    await engines.stop();
  }
}

function announce({ mode, address, publicUrl }: ServeSettings, store: string): void {
  const told = publicUrl === address ? address : `${publicUrl} (on this machine ${address})`;
  const next = mode === "dev" ? "Changes show at once" : "Open it and make your account";
  console.log(`\n  Dropify runs at ${told}\n  ${next}. Ctrl-C stops it.\n`);
  if (process.env["S3_PUBLIC_ENDPOINT"])
    console.log(`  The object store, for your proxy, listens at ${store}\n`);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
