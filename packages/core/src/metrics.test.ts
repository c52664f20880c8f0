import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function linesOf(namespace: string, counts: object): Promise<string[]> {
  vi.stubEnv("METRICS_NAMESPACE", namespace);
  vi.resetModules();
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  const { countMetrics } = await import("./metrics.ts");
  countMetrics(counts);
  vi.restoreAllMocks();
  return lines;
}

test("counts leave as one line that CloudWatch reads as metrics, without those that are none", async () => {
  const [line = "", ...more] = await linesOf("dropify/production", { Downloads: 2, Errors: 0 });

  expect(more).toEqual([]);
  expect(JSON.parse(line)).toEqual({
    _aws: {
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: "dropify/production",
          Dimensions: [[]],
          Metrics: [{ Name: "Downloads", Unit: "Count" }],
        },
      ],
    },
    Downloads: 2,
  });
});

test.each([
  ["where nobody would read it", "", { Downloads: 1 }],
  ["where there is nothing to count", "dropify/production", { Downloads: 0 }],
])("no line is written %s", async (_where, namespace, counts) => {
  expect(await linesOf(namespace, counts)).toEqual([]);
});
