import { hashPassword, verifyPassword } from "@dropify/core/password";
import { betterAuth } from "better-auth";
import { dynamodbAdapter } from "./adapter/dynamodb-adapter.ts";
import { type AuthSettings, authSettings, trustedOrigins } from "./auth-settings.ts";
import { closeWithUser } from "./close-with-user.ts";
import { openWithAccount } from "./disabled-accounts.ts";
import { mailHooks } from "./mail-hooks.ts";
import { markFirstVisitor, refusalWhenTaken } from "./sign-up.ts";

/** How long a session may be believed from its cookie alone, and so how long a revoked one may live on. */
const cookieCacheSeconds = 60;
const longestUserAgent = 200;

export function createAuth(settings: AuthSettings) {
  const { emailAndPassword, emailVerification } = mailHooks(settings, (userId) =>
    auth.$context.then(({ internalAdapter }) => internalAdapter.updateUser(userId, { emailVerified: true })),
  );
  const auth = betterAuth({
    appName: "Dropify",
    baseURL: settings.publicUrl,
    secret: settings.secret,
    trustedOrigins: trustedOrigins(settings),
    telemetry: { enabled: false },
    database: dynamodbAdapter({
      client: settings.client,
      tableName: settings.tableName,
      now: settings.now,
      companions: async (...about) => [
        ...(await markFirstVisitor(settings)(...about)),
        ...(await closeWithUser(settings)(...about)),
        ...(await openWithAccount(...about)),
      ],
      errorWhenTaken: refusalWhenTaken,
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: verifyPassword },
      ...emailAndPassword,
    },
    emailVerification,
    session: { cookieCache: { enabled: true, maxAge: cookieCacheSeconds } },
    // What has expired is TTL's to remove: finding it here would take a scan.
    verification: { storeIdentifier: "hashed", disableCleanup: true },
    // It counts successes too, and cannot see the account: takeGuess counts instead.
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: settings.publicUrl.startsWith("https:"),
      ipAddress: { disableIpTracking: true },
      // Said outright, because the library would leave both checks out wherever NODE_ENV is "test".
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    // Failures come to the caller as they are, who tells them from refusals and keeps the one log.
    onAPIError: { throw: true },
    logger: { disabled: true },
    databaseHooks: {
      session: {
        create: {
          // The session travels in a cookie, and cookies are small.
          before: async ({ userAgent, ...session }) => ({
            data: { ...session, userAgent: userAgent?.slice(0, longestUserAgent) },
          }),
        },
      },
    },
  });
  return auth;
}

export type Auth = ReturnType<typeof createAuth>;

export interface AuthService {
  auth: Auth;
  settings: AuthSettings;
}

let service: AuthService | undefined;

/** The app's own, made when first asked for: building the app needs no secret. */
export function authService(): AuthService {
  if (!service) {
    const settings = authSettings();
    service = { auth: createAuth(settings), settings };
  }
  return service;
}
