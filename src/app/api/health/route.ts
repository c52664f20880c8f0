import { engineStates } from "@dropify/core/health";
import { recentJobStates } from "@dropify/core/jobs/job-states";
import { logAnyHost } from "@/server/handle-request.ts";

export const dynamic = "force-dynamic";

/** Whether the engines answer, and how far the work beside the requests is. Open to all: probes have no session. */
export const GET = (request: Request): Promise<Response> => logAnyHost("health", request, tellHealth);

async function tellHealth(): Promise<Response> {
  const [engines, jobs] = await Promise.all([engineStates(), recentJobStates()]);
  const isUp = Object.values(engines).every(({ status }) => status === "ok");
  return Response.json(
    { status: isUp ? "ok" : "down", engines, ...jobs },
    { status: isUp ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
