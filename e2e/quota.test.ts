import { expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { sendFile, start } from "./send-file.ts";
import { appUrl, newOwner } from "./shared-app.ts";
import { Health, Profile, Quota } from "./wire-shapes.ts";

const GiB = 1024 ** 3;

test("the ledger adds up at every step of a file's life", async () => {
  const ada = await newOwner();
  async function ledger() {
    const { quotaBytes, storageUsed, storageReserved, storageAvailable } = Quota.parse(
      await ada.query("quota.get"),
    );
    expect(storageUsed + storageReserved + storageAvailable).toBe(quotaBytes);
    return { storageUsed, storageReserved };
  }
  expect(await ledger()).toEqual({ storageUsed: 0, storageReserved: 0 });
  const { fileId } = await sendFile(ada, "hello");
  expect(await ledger()).toEqual({ storageUsed: 5, storageReserved: 0 });
  const upload = await start(ada, "more");
  expect(await ledger()).toEqual({ storageUsed: 5, storageReserved: 4 });
  await ada.mutate("uploads.abort", { fileId: upload.fileId });
  await ada.mutate("files.remove", { fileId });
  expect(await ledger()).toEqual({ storageUsed: 0, storageReserved: 0 });
});

test("what does not fit is refused whole, with the bytes that are missing", async () => {
  const ada = await newOwner();
  const files = [
    { fileName: "a", fileSize: 10 * GiB },
    { fileName: "b", fileSize: 7 },
  ];
  const refused = { code: "PAYLOAD_TOO_LARGE", appCode: "QUOTA_EXCEEDED", missingBytes: 7 };

  expect(await refusalOf(ada.mutate("uploads.start", { files }))).toMatchObject(refused);
  expect(Quota.parse(await ada.query("quota.get"))).toMatchObject({ storageReserved: 0 });
});

test("of a hundred starts at once exactly as many pass as fit", async () => {
  const ada = await newOwner();
  const files = [{ fileName: "part", fileSize: Math.ceil((10 * GiB) / 10.5) }];
  const outcomes = await Promise.allSettled(
    Array.from({ length: 100 }, () => ada.mutate("uploads.start", { files })),
  );

  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  for (const outcome of outcomes)
    if (outcome.status === "rejected")
      expect(outcome.reason).toMatchObject({ data: { appCode: "QUOTA_EXCEEDED" } });
  expect(Quota.parse(await ada.query("quota.get"))).toMatchObject({
    storageReserved: 10 * (files[0]?.fileSize ?? 0),
  });
});

test("an account is told what it is, and a probe how the engines are", async () => {
  const ada = await newOwner();
  expect(Profile.parse(await ada.query("account.profile"))).toMatchObject({
    name: ada.name,
    email: ada.email,
  });
  const health = await fetch(`${appUrl}/api/health`);
  expect(health.status).toBe(200);
  expect(Health.parse(await health.json())).toMatchObject({
    status: "ok",
    engines: { dynamodb: { status: "ok" }, s3: { status: "ok" } },
    sweeper: { lagMs: expect.any(Number), backlog: expect.any(Number) },
    consumer: { lagMs: expect.any(Number), backlog: expect.any(Number) },
  });
});
