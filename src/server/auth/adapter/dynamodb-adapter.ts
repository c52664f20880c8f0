import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { BetterAuthOptions } from "better-auth";
import { type AdapterFactory, type AdapterFactoryConfig, createAdapterFactory } from "better-auth/adapters";
import { ValueTaken } from "./commit.ts";
import { modelRows, type RunUnit } from "./model-rows.ts";
import { type Companions, transaction } from "./unit-of-work.ts";

export interface DynamodbAdapterOptions {
  client: DynamoDBDocumentClient;
  tableName: string;
  /** Further writes that must hold for a row to be made or removed, such as a guard of its own. */
  companions?: Companions;
  /** What callers see when a unique value is in use. */
  errorWhenTaken?: (taken: ValueTaken) => Error;
  now?: () => Date;
}

/**
 * better-auth's rows on one DynamoDB table without an index. A row, its unique guards and its links are
 * always written in one transaction, and better-auth's own transactions become one too. Questions that
 * only a scan could answer throw UnsupportedQuery.
 */
export function dynamodbAdapter(given: DynamodbAdapterOptions): AdapterFactory<BetterAuthOptions> {
  const table = { client: given.client, tableName: given.tableName, now: given.now ?? (() => new Date()) };
  const companions = given.companions ?? (async () => []);
  const run: RunUnit = async (work) => {
    try {
      return await transaction(table, companions, work);
    } catch (error) {
      throw error instanceof ValueTaken && given.errorWhenTaken ? given.errorWhenTaken(error) : error;
    }
  };
  return (options) => {
    const config: AdapterFactoryConfig = {
      adapterId: "dynamodb",
      supportsDates: false,
      supportsNumericIds: false,
      transaction: (work) =>
        run((unit) => {
          const inside = modelRows(table, (step) => step(unit));
          return work(createAdapterFactory({ config, adapter: inside })(options));
        }),
    };
    return createAdapterFactory({ config, adapter: modelRows(table, run) })(options);
  };
}
