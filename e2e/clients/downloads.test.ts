import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Link, ListedLink } from "../link-shapes.ts";
import { sendFile } from "../send-file.ts";
import { appUrl, newOwner } from "../shared-app.ts";
import { installed, runIn, stopOnce } from "./client-programs.ts";

const ada = await newOwner();
const bytes = Array.from({ length: 5 * 1024 ** 2 }, (_, n) => String.fromCharCode(97 + ((n * n) % 26))).join(
  "",
);
const digestOf = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");
const digest = digestOf(bytes);

/** In the letters that older clients know. */
const savedName = "Ubersicht & Plan.bin";

let home = "";
let folder = "";
let tests = 0;
let fileId = "";

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "downloads-"));
  ({ fileId } = await sendFile(ada, bytes, {
    fileName: "Übersicht & Plan.bin",
    mimeType: "application/x-any",
  }));
});
beforeEach(async () => {
  folder = join(home, String(tests++));
  await mkdir(folder);
});
afterAll(() => rm(home, { recursive: true }));

const share = async (rules: object = {}) =>
  Link.parse(await ada.mutate("links.create", { fileId, ...rules }));
const countOf = async ({ linkId }: { linkId: string }): Promise<number> =>
  ListedLink.parse(await ada.query("links.get", { linkId })).downloadCount;

/** The one file that is there, by its name and its digest. */
async function saved(): Promise<{ name: string | undefined; digest: string }> {
  const [name, ...others] = (await readdir(folder)).filter(
    (found) => found !== "jar" && found !== ".wget-hsts",
  );
  expect(others).toEqual([]);
  return { name, digest: digestOf(await readFile(join(folder, name ?? ""))) };
}

describe.runIf(installed("curl"))("curl", () => {
  const curl = (...args: string[]) => runIn(folder, "curl", "-sS", "--fail", ...args);

  test("-OJL saves the file under its own name, and counts once", async () => {
    const link = await share();
    await curl("-OJL", `${link.url}/download`);

    expect(await saved()).toEqual({ name: savedName, digest });
    expect(await countOf(link)).toBe(1);
  });

  test("goes on where it was cut, with its cookies, also on the last download", async () => {
    const link = await share({ maxDownloads: 1 });
    const jar = ["-c", "jar", "-b", "jar"];
    await curl(...jar, "-L", "-r", "0-1000002", "-o", "plan.bin", `${link.url}/download`);
    await curl(...jar, "-L", "-C", "-", "-o", "plan.bin", `${link.url}/download`);

    expect(await saved()).toEqual({ name: "plan.bin", digest });
    expect(await countOf(link)).toBe(1);
    await expect(curl("-OJL", `${link.url}/download`)).rejects.toThrow("404");
  });

  test("gives a password by header or by form, and is told 401 without", async () => {
    const link = await share({ password: "open sesame" });
    const download = `${link.url}/download`;
    await expect(curl("-OJL", download)).rejects.toThrow("401");
    await curl("-OJL", "-u", ":open sesame", download);
    expect((await saved()).digest).toBe(digest);
    await curl("-c", "jar", "--data-urlencode", "password=open sesame", `${link.url}/unlock`);
    await curl("-b", "jar", "-L", "-o", savedName, download);

    expect((await saved()).digest).toBe(digest);
    expect(await countOf(link)).toBe(2);
  });

  test("asks for the listing as JSON, and for the headers alone, and nothing is counted", async () => {
    const link = await share();
    const listing: unknown = JSON.parse(await curl("-H", "accept: application/json", link.url));
    const head = await curl("-I", `${link.url}/download`);

    expect(listing).toMatchObject({ state: "open", items: [{ fileId, fileSize: bytes.length }] });
    expect(head).toContain("filename*=UTF-8''%C3%9Cbersicht%20%26%20Plan.bin");
    expect(await countOf(link)).toBe(0);
  });
});

describe.runIf(installed("wget"))("wget", () => {
  const wget = (...args: string[]) => runIn(folder, "wget", "-nv", ...args);

  test("saves the file under its own name, and counts once", async () => {
    const link = await share();
    await wget("--content-disposition", `${link.url}/download`);

    expect((await saved()).digest).toBe(digest);
    expect(await countOf(link)).toBe(1);
  });

  test("-c goes on where it was cut, with its cookies", async () => {
    const link = await share({ maxDownloads: 1 });
    const cookies = ["--save-cookies", "jar", "--load-cookies", "jar", "--keep-session-cookies"];
    await writeFile(join(folder, "jar"), "");
    await wget(...cookies, "-O", "plan.bin", `${link.url}/download`);
    await truncate(join(folder, "plan.bin"), 1_000_003);
    await wget(...cookies, "-c", "-O", "plan.bin", `${link.url}/download`);

    expect(await saved()).toEqual({ name: "plan.bin", digest });
    expect(await countOf(link)).toBe(1);
  });
});

describe.runIf(installed("aria2c"))("aria2c", () => {
  const parallel = ["-x16", "-s16", "-k1M", "--file-allocation=none", "--quiet"];

  test("-x16 fetches in parallel ranges and counts once, also on the last download", async () => {
    const link = await share({ maxDownloads: 1 });
    await runIn(folder, "aria2c", ...parallel, `${link.url}/download`);

    expect((await saved()).digest).toBe(digest);
    expect(await countOf(link)).toBe(1);
  });

  test("goes on where it was stopped, within one count", async () => {
    const link = await share({ maxDownloads: 2 });
    const slow = [...parallel, "--max-overall-download-limit=1M", "-o", "plan.bin"];
    const isUnderWay = async () => (await readdir(folder)).includes("plan.bin.aria2");
    await stopOnce(isUnderWay, folder, "aria2c", ...slow, "--save-cookies=jar", `${link.url}/download`);
    await runIn(
      folder,
      "aria2c",
      ...parallel,
      "-c",
      "--load-cookies=jar",
      "-o",
      "plan.bin",
      `${link.url}/download`,
    );

    expect((await saved()).digest).toBe(digest);
    expect(await countOf(link)).toBe(1);
  });
});

const unfurlers: [chat: string, agent: string, also: Record<string, string>][] = [
  ["Slack", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", { range: "bytes=0-32768" }],
  ["WhatsApp", "WhatsApp/2.24.20.89 A", { accept: "*/*" }],
  ["X", "Twitterbot/1.0", { "accept-encoding": "gzip, deflate" }],
  [
    "Facebook",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    { range: "bytes=0-524287" },
  ],
  [
    "iMessage",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
    {},
  ],
  ["Discord", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", {}],
  ["Telegram", "TelegramBot (like TwitterBot)", {}],
  ["LinkedIn", "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)", {}],
  [
    "Teams",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    {},
  ],
];

test("chats look by HEAD, read the page, fetch its picture, try the download: nothing is counted", async () => {
  const link = await share({ maxDownloads: 1 });
  for (const [chat, agent, also] of unfurlers) {
    const look = (url: string, method = "GET") =>
      fetch(url, { method, headers: { "user-agent": agent, ...also } });
    expect((await look(link.url, "HEAD")).status, chat).toBe(200);
    const page = await (await look(link.url)).text();
    const [, image = ""] = /<meta property="og:image" content="([^"]+)"/.exec(page) ?? [];
    const picture = await look(image);
    expect(picture.headers.get("content-type"), chat).toBe("image/png");
    expect(Buffer.from(await picture.arrayBuffer()).readUInt32BE(16), chat).toBe(1200);
    expect((await look(`${link.url}/download`)).headers.get("content-type"), chat).toContain("text/html");
  }

  expect(await countOf(link)).toBe(0);
  expect(appUrl).toBe(new URL(link.url).origin);
});

test("the picture of a locked link is the same whatever it locks", async () => {
  const pictureOf = async ({ url }: { url: string }) =>
    digestOf(Buffer.from(await (await fetch(`${url}/card`)).arrayBuffer()));
  const [one, other, open] = [
    await share({ password: "open sesame" }),
    Link.parse(
      await ada.mutate("links.create", {
        fileId: (await sendFile(ada, "x", { fileName: "Other.txt" })).fileId,
        password: "another",
      }),
    ),
    await share(),
  ];

  expect(await pictureOf(one)).toBe(await pictureOf(other));
  expect(await pictureOf(open)).not.toBe(await pictureOf(one));
});
