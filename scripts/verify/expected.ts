import { settingsFor } from "../../infra/settings.ts";

/** What a stage's settings make of it, beyond what is declared of every stage. */
export interface Expected {
  isProtected: boolean;
  isRecoverable: boolean;
  ownKey: boolean;
  versioning: boolean;
  /** Who may call the bucket from a browser. */
  origins: string[];
  isOnAws: boolean;
}

/** @throws Error when the stage's name or its settings are wrong */
export function expectedOf(stage: string, siteUrl: string): Expected {
  const { kind, ownKey, versioning } = settingsFor(stage);
  return {
    isProtected: kind === "production",
    isRecoverable: kind !== "throw-away",
    ownKey,
    versioning,
    origins: [siteUrl],
    isOnAws: true,
  };
}

/** Of the embedded engines: no more than a declaration. */
export const expectedHere = (origins: string[]): Expected => ({
  isProtected: false,
  isRecoverable: false,
  ownKey: false,
  versioning: false,
  origins,
  isOnAws: false,
});
