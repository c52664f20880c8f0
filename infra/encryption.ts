import { isProduction, settings } from "./stage.ts";

/** A key of the account's own for tables and bucket, where the operator asks for one. */
export const key = settings.ownKey
  ? new aws.kms.Key(
      "DataKey",
      {
        description: `Tables and files of ${$app.name} ${$app.stage}`,
        enableKeyRotation: true,
        deletionWindowInDays: 30,
      },
      // Without it what it encrypts is lost.
      { retainOnDelete: isProduction },
    )
  : undefined;
