import { bucket } from "./bucket.ts";
import { clientAddressHeader, siteUrl } from "./edge.ts";
import { settings } from "./stage.ts";
import { tables } from "./tables.ts";
import { countryHeader } from "./visitor-country.ts";

/** The key of everything that the app signs: drawn once for a stage, kept in its encrypted state. */
const appSecret = new random.RandomPassword("AppSecret", { length: 64, special: false });

const chosen = {
  UPLOAD_EXPIRES_AFTER: settings.uploadExpiresAfter,
  TRASH_EXPIRES_AFTER: settings.trashExpiresAfter,
  QUOTA_BYTES: settings.quotaBytes?.toString(),
  FILE_MAX_BYTES: settings.fileMaxBytes?.toString(),
};

/** Where CloudWatch keeps what the functions count. */
export const metricsNamespace = `${$app.name}/${$app.stage}`;

/** What the domain needs, whoever runs it. AWS_REGION and credentials are Lambda's own. */
export const domainEnvironment = {
  FILES_TABLE: tables.Files.name,
  SHARE_LINKS_TABLE: tables.ShareLinks.name,
  USERS_TABLE: tables.Users.name,
  AUTH_TABLE: tables.Auth.name,
  ACTIVITY_TABLE: tables.Activity.name,
  S3_BUCKET: bucket.name,
  METRICS_NAMESPACE: metricsNamespace,
  // What was not chosen is left to the defaults of the domain, which stand in one place.
  ...Object.fromEntries(Object.entries(chosen).flatMap(([name, value]) => (value ? [[name, value]] : []))),
};

/** What OpenTelemetry reads by itself. A collector's key is a secret: `npx sst secret set TracesHeaders "name=value"`. */
const tracing = settings.tracesEndpoint && {
  OTEL_EXPORTER_OTLP_ENDPOINT: settings.tracesEndpoint,
  OTEL_EXPORTER_OTLP_HEADERS: new sst.Secret("TracesHeaders", "").value,
  OTEL_SERVICE_NAME: `${$app.name}-${$app.stage}`,
};

export const webEnvironment = {
  ...domainEnvironment,
  APP_SECRET: appSecret.result,
  PUBLIC_URL: siteUrl,
  SIGN_UP: settings.signUp,
  ...(settings.sender && { MAIL_SENDER: settings.sender }),
  ...(clientAddressHeader && { CLIENT_ADDRESS_HEADER: clientAddressHeader }),
  ...(countryHeader && { COUNTRY_HEADER: countryHeader }),
  ...tracing,
};
