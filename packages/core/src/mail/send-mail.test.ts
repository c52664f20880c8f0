import { mkdtempSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { composeMail } from "./compose-mail.ts";
import { listKeptMails } from "./mail-folder.ts";
import { isMailOn, sendMail } from "./send-mail.ts";
import { sendBySes } from "./ses.ts";

const region = { AWS_REGION: "eu-central-1", MAIL_SENDER: undefined, MAIL_FOLDER: undefined };
const mail = { to: "ada@example.com", subject: "Über Links", text: "Grüße" };

test("a folder takes the place of the post: a file for each mail, for its owner's eyes", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "dropify-mail-")), "mail");
  expect(await listKeptMails(folder)).toEqual([]);
  const settings = { ...region, MAIL_FOLDER: folder, MAIL_SENDER: "dropify@example.com" };

  await sendMail(mail, settings);
  await sendMail({ ...mail, to: "../bob@example.com" }, settings);

  expect((await listKeptMails(folder)).map(({ to }) => to).toSorted()).toEqual([
    "../bob@example.com",
    "ada@example.com",
  ]);
  expect(await listKeptMails(folder, 1)).toHaveLength(1);
  const [name = ""] = await readdir(folder);
  expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test("without sender and folder mail is off, and nothing pretends to have sent one", async () => {
  expect(isMailOn(region)).toBe(false);
  expect(isMailOn({ ...region, MAIL_SENDER: "dropify@example.com" })).toBe(true);
  await expect(sendMail(mail, region)).rejects.toThrow("Mail is off");
});

const asked: { path: string; authorization: string; body: unknown }[] = [];
const ses = createServer(async (request, response) => {
  const { authorization = "" } = request.headers;
  asked.push({
    path: `${request.method} ${request.url}`,
    authorization,
    body: JSON.parse(await text(request)),
  });
  const refuse = asked.length > 1;
  response.writeHead(refuse ? 400 : 200, refuse ? { "x-amzn-errortype": "MessageRejected" } : {});
  response.end(refuse ? '{"message":"Email address is not verified: ada@example.com"}' : '{"MessageId":"1"}');
}).listen(0);
afterAll(() => void ses.close());

test("SES gets a signed request in its own shape, once, and its refusal names nobody", async () => {
  const address: AddressInfo | string | null = ses.address();
  const port = typeof address === "object" ? address?.port : 0;
  const settings = { sender: "dropify@example.com", endpoint: `http://localhost:${port}` };

  await sendBySes({ ...mail, html: "<p>Grüße</p>" }, settings);
  await expect(sendBySes(mail, settings)).rejects.toThrow(/^SES answered 400 MessageRejected$/);

  expect(asked).toHaveLength(2);
  expect(asked[0]).toMatchObject({
    path: "POST /v2/email/outbound-emails",
    body: {
      FromEmailAddress: "Dropify <dropify@example.com>",
      Destination: { ToAddresses: ["ada@example.com"] },
      Content: {
        Simple: {
          Subject: { Data: "Über Links", Charset: "UTF-8" },
          Body: { Text: { Data: "Grüße" }, Html: { Data: "<p>Grüße</p>" } },
        },
      },
    },
  });
  expect(asked[0]?.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=\S+\/ses\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/,
  );
});

test("a letter says the same in both forms, and a file's name is no markup in it", () => {
  const { text, html } = composeMail({
    to: "ada@example.com",
    subject: "Somebody asks",
    paragraphs: ['About "<img src=x onerror=alert(1)>".'],
    action: { label: "Open", url: "https://files.example.com/?a=1&b=2" },
    foot: "You may turn this off.",
  });

  expect(text).toContain('About "<img src=x onerror=alert(1)>".');
  expect(text).toContain("Open:\nhttps://files.example.com/?a=1&b=2\n");
  expect(html).not.toContain("<img");
  expect(html).toContain('href="https://files.example.com/?a=1&amp;b=2"');
});
