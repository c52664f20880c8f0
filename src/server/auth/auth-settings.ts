import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "@dropify/core/dynamodb";
import { appSecret, env, publicUrl } from "@dropify/core/env";
import type { Mail } from "@dropify/core/mail/mail";
import { isMailOn, sendMail } from "@dropify/core/mail/send-mail";

export interface AuthSettings {
  client: DynamoDBDocumentClient;
  tableName: string;
  /** Signs cookies and names what limits count. */
  secret: string;
  publicUrl: string;
  /** The port on which the machine itself may use the app, whatever the outside calls it. */
  port: number;
  signUp: "first" | "open";
  /** The one request header that names the client truly, because the nearest proxy sets it. */
  clientAddressHeader: string | undefined;
  now: () => Date;
  /** None where mail is off: then no password is set anew, and no address confirmed. */
  sendMail: ((mail: Mail) => Promise<void>) | undefined;
  /** Whether addresses are to be confirmed: where mails really reach people. */
  asksConfirmation: boolean;
  /** Seconds that the links in mails hold. */
  linkSeconds: { reset: number; confirm: number };
}

export const authSettings = (): AuthSettings => ({
  client: documentClient(),
  tableName: env.AUTH_TABLE,
  secret: appSecret(),
  publicUrl,
  port: env.PORT,
  signUp: env.SIGN_UP,
  clientAddressHeader: env.CLIENT_ADDRESS_HEADER,
  now: () => new Date(),
  sendMail: isMailOn() ? sendMail : undefined,
  asksConfirmation: env.MAIL_SENDER !== undefined,
  linkSeconds: { reset: 3600, confirm: 86_400 },
});

/** Whether nobody gets in before the address is confirmed: where strangers may sign up, and it can be asked. */
export const needsConfirmation = ({
  asksConfirmation,
  signUp,
}: Pick<AuthSettings, "asksConfirmation" | "signUp">): boolean => asksConfirmation && signUp === "open";

/** Browsers' origins that may use the app with a session. */
export const trustedOrigins = (settings: Pick<AuthSettings, "publicUrl" | "port">): string[] => [
  new URL(settings.publicUrl).origin,
  `http://localhost:${settings.port}`,
  `http://127.0.0.1:${settings.port}`,
];
