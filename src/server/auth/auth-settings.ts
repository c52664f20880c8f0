import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "@dropify/core/dynamodb";
import { appSecret, env, publicUrl } from "@dropify/core/env";

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
});

/** Browsers' origins that may use the app with a session. */
export const trustedOrigins = (settings: Pick<AuthSettings, "publicUrl" | "port">): string[] => [
  new URL(settings.publicUrl).origin,
  `http://localhost:${settings.port}`,
  `http://127.0.0.1:${settings.port}`,
];
