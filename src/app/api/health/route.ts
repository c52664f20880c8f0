import { engineStates } from "@dropify/core/health";

export const dynamic = "force-dynamic";

/** Whether the engines answer. Open to all: probes have no session and call the machine by any name. */
export async function GET(): Promise<Response> {
  const engines = await engineStates();
  const isUp = Object.values(engines).every(({ status }) => status === "ok");
  return Response.json(
    { status: isUp ? "ok" : "down", engines },
    { status: isUp ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
