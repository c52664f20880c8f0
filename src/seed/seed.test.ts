import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findLink } from "@dropify/core/links/live";
import { getQuota } from "@dropify/core/quota/ledger";
import { expect, test } from "vitest";
import { newAuthTable } from "../server/auth/testing/auth-table.ts";
import { folderNames, sampleFiles } from "./sample-files.ts";

const program = fileURLToPath(new URL("seed.ts", import.meta.url));

test("an empty Dropify gets an owner with thirty files, folders and links; one that is lived in is left alone", async () => {
  const { tableName } = await newAuthTable();
  const env = { ...process.env, AUTH_TABLE: tableName, SIGN_UP: "first" };
  const seed = () => promisify(execFile)(process.execPath, [program], { env });

  const { stdout } = await seed();
  expect(stdout).toContain("30 files are there.");
  const linkIds = [...stdout.matchAll(/^Link, .+: \S+\/s\/(\w+)$/gm)].map(([, linkId]) => linkId ?? "");
  expect(linkIds).toHaveLength(5);
  const links = await Promise.all(linkIds.map((linkId) => findLink(linkId)));
  expect(links.filter((link) => link?.active)).toHaveLength(4);

  const samples = sampleFiles();
  expect(new Set(samples.map(({ folder }) => folder))).toEqual(new Set([undefined, ...folderNames]));
  const storageUsed = samples.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const userId = links[0]?.ownerId ?? "";
  expect(await getQuota(userId)).toMatchObject({ storageUsed, storageReserved: 0 });

  await expect(seed()).rejects.toMatchObject({ code: 1, stdout: "" });
  expect(await getQuota(userId)).toMatchObject({ storageUsed, storageReserved: 0 });
});
