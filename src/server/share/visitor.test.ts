import { expect, test } from "vitest";
import { isUnasked } from "./visitor.ts";

const iPhone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const desktop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "Slack-ImgProxy (+https://api.slack.com/robots) Slackbot 1.0",
  "WhatsApp/2.23.20.0 A",
  "WhatsApp",
  "Twitterbot/1.0",
  "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
  // iMessage calls itself all of these at once.
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
  "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
  "TelegramBot (like TwitterBot)",
  "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
  `${desktop} SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com`,
  "http.rb/5.1.1 (Mastodon/4.2.0; +https://mastodon.example/)",
  "Iframely/1.3.1 (+https://iframely.com/docs/about)",
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
  `${desktop} Chrome/126.0 Safari/537.36 (compatible; GPTBot/1.2; +https://openai.com/gptbot)`,
  "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
  "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
])("%s did not come for the bytes", (agent) => {
  expect(isUnasked(new Headers({ "user-agent": agent }))).toBe(true);
});

test.each([
  "",
  "curl/8.5.0",
  "Wget/1.21.3",
  "aria2/1.36.0",
  "Axel/2.17.11",
  "rclone/v1.60.1",
  "HTTPie/3.2.1",
  "python-requests/2.31.0",
  "Go-http-client/1.1",
  "node",
  "VLC/3.0.18 LibVLC/3.0.18",
  "Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8)",
  "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041",
  `${desktop} Chrome/140.0.0.0 Safari/537.36`,
  `${desktop} Slack/4.39 Chrome/126.0 Electron/31.0 Safari/537.36`,
  `${desktop} HeadlessChrome/140.0.0.0 Safari/537.36`,
  `${iPhone} Version/18.0 Mobile/15E148 Safari/604.1`,
  `${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/440.0]`,
  `${iPhone} Mobile/15E148 Instagram 300.0`,
  `${iPhone} Mobile/15E148 Snapchat/12.3`,
  `${iPhone} Mobile/15E148 Viber/21`,
  `${iPhone} Mobile/15E148 MicroMessenger/8.0.40`,
  "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/100.0 Mobile Safari/537.36",
])("%j was sent by somebody", (agent) => {
  expect(isUnasked(new Headers({ "user-agent": agent }))).toBe(false);
});

test.each([
  ["sec-purpose", "prefetch"],
  ["sec-purpose", "prefetch;prerender"],
  ["purpose", "prefetch"],
  ["x-purpose", "preview"],
  ["x-moz", "prefetch"],
])("%s: %s is a browser that fetches ahead, whoever sits before it", (name, value) => {
  expect(isUnasked(new Headers({ [name]: value, "user-agent": desktop, "sec-fetch-user": "?1" }))).toBe(true);
});

test("a click in a chat's own browser is a person's", () => {
  const headers = new Headers({ "user-agent": "WhatsApp/2.24 Android", "sec-fetch-user": "?1" });

  expect(isUnasked(headers)).toBe(false);
});

test("a very long name costs nothing", () => {
  expect(isUnasked(new Headers({ "user-agent": `${"a".repeat(100_000)}bot/1.0` }))).toBe(false);
});
