import { AwsV4Signer } from "aws4fetch";
import { dynamodb } from "../dynamodb.ts";
import { env } from "../env.ts";
import type { Mail } from "./mail.ts";

const patienceMs = 10_000;

interface SesSettings {
  sender: string;
  endpoint: string;
}

/**
 * Hands a mail to Amazon SES. Source: "SendEmail", API reference of SES v2.
 * @throws Error with SES's own reason when it does not take the mail within ten seconds
 */
export async function sendBySes(mail: Mail, { sender, endpoint }: SesSettings): Promise<void> {
  // As the SDK finds them, and renews them, for the clients that are here anyway.
  const { accessKeyId, secretAccessKey, sessionToken } = await dynamodb.config.credentials();
  const { url, ...signed } = await new AwsV4Signer({
    method: "POST",
    url: `${endpoint}/v2/email/outbound-emails`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(sendEmail(mail, sender)),
    service: "ses",
    region: env.AWS_REGION,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
  }).sign();
  const response = await fetch(url, { ...signed, signal: AbortSignal.timeout(patienceMs) });
  if (!response.ok) {
    // SES names addresses in some of its sentences; its name of the error says enough.
    throw new Error(`SES answered ${response.status} ${response.headers.get("x-amzn-errortype") ?? ""}`);
  }
}

const sendEmail = ({ to, subject, text, html }: Mail, sender: string) => ({
  FromEmailAddress: `Dropify <${sender}>`,
  Destination: { ToAddresses: [to] },
  Content: {
    Simple: {
      Subject: utf8(subject),
      Body: { Text: utf8(text), ...(html && { Html: utf8(html) }) },
    },
  },
});

const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
