import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { shareFile } from "./send-file.ts";
import { newOwner, stranger } from "./shared-app.ts";

const program = fileURLToPath(new URL("../scripts/account/account.ts", import.meta.url));
const { dataDir } = inject("sharedApp");

/** As an operator says it, beside the app that runs. */
const operate = async (...words: string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, [program, ...words, "--data-dir", dataDir])).stdout;

test("an owner whom the operator disables is signed out and shut out, links and grants with them, until enabled again", async () => {
  const ada = await newOwner();
  const { linkId, fileId } = await shareFile(ada);
  const visitor = stranger();
  expect((await visitor.send(`/s/${linkId}/download`)).status).toBe(302);
  const elsewhere = stranger();
  const signIn = ({ email, password } = ada) =>
    elsewhere.post("/api/auth/sign-in/email", { email, password });
  await signIn();

  expect(await operate("disable", ada.email)).toContain(`${ada.email} is disabled`);

  const answers = await Promise.all([
    visitor.send(`/s/${linkId}`),
    visitor.send(`/s/${linkId}/download`),
    stranger().send(`/s/${linkId}/download`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  for (const session of [ada, elsewhere]) {
    expect(await refusalOf(session.mutate("links.create", { fileId }))).toMatchObject({
      appCode: "UNAUTHENTICATED",
    });
  }
  const refused = await signIn();
  expect(refused.status).toBe(403);
  expect(await refused.json()).toEqual({
    code: "ACCOUNT_DISABLED",
    message: "This account is disabled. Ask whoever runs this Dropify.",
  });

  expect(await operate("enable", ada.email)).toContain(`${ada.email} is enabled`);
  expect((await signIn()).status).toBe(200);
  expect((await visitor.send(`/s/${linkId}`)).status).toBe(200);
});

test("an operator who mistypes changes nothing, and hears what is wrong", async () => {
  await expect(operate("disable", "nobody@example.com")).rejects.toMatchObject({
    code: 1,
    stderr: "There is no account with the address nobody@example.com.\n",
  });
});
