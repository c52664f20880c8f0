import { documentClient } from "@dropify/core/dynamodb";
import { env } from "@dropify/core/env";
import { missedLinks } from "./missed-links.ts";

/** What pages and procedures count together: from one address, which links were asked for that do not open. */
export const linkMisses = missedLinks({
  client: documentClient(),
  tableName: env.AUTH_TABLE,
  now: () => new Date(),
  clientAddressHeader: env.CLIENT_ADDRESS_HEADER,
});
