import { expect, test } from "vitest";
import { gone, refuse, tooManyTries, unavailable } from "./refusal.tsx";

test.each([
  ["gone", gone, 404, null],
  ["too many tries", tooManyTries(540), 429, "540"],
  ["unavailable", unavailable("01KB2Q7K3V"), 503, "10"],
])("%s: one status in every format, and when to come back", async (_, refusal, status, retryAfter) => {
  for (const format of ["html", "json", "text"] as const) {
    const response = await refuse(refusal, format);

    expect(response.status).toBe(status);
    expect(response.headers.get("retry-after")).toBe(retryAfter);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("content-type")).toContain(format === "text" ? "text/plain" : format);
    expect((await response.text()).length).toBeGreaterThan(10);
  }
});
