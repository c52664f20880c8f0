import { randomBytes } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { DeleteItemCommand } from "dynamodb-toolbox/entity/actions/delete";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { PutItemCommand } from "dynamodb-toolbox/entity/actions/put";
import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { activityTable } from "../toolbox.ts";
import { SaltEntity, saltSubject } from "./visit.entity.ts";

const dayS = 86_400;

let known: { day: string; salt: Promise<string> } | undefined;

/**
 * A random text that all servers share for one day of UTC, and that is removed when the next one begins: what was
 * hashed with it can then be traced to nobody, by us or by anyone who holds all our secrets.
 */
export function dailySalt(now: Date): Promise<string> {
  const day = now.toISOString().slice(0, 10);
  if (known?.day !== day) {
    const salt = findOrMake(day);
    known = { day, salt };
    // What failed is tried again by the next visitor.
    salt.catch(() => {
      known = undefined;
    });
  }
  return known.salt;
}

async function findOrMake(day: string): Promise<string> {
  const salt = randomBytes(32).toString("base64url");
  const midnight = Date.parse(day) / 1000 + dayS;
  try {
    await SaltEntity.build(PutItemCommand)
      .item({ subject: saltSubject, sk: day, salt, ttl: midnight })
      .options({ condition: { attr: "subject", exists: false } })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const { Item } = await SaltEntity.build(GetItemCommand)
      .key({ subject: saltSubject, sk: day })
      .options({ consistent: true })
      .send();
    if (!Item) throw new Error("The day's salt went while it was read", { cause: error });
    return Item.salt;
  }
  await removeBefore(day);
  return salt;
}

/** TTL would do it too, up to two days later. */
async function removeBefore(day: string): Promise<void> {
  const { Items = [] } = await activityTable
    .build(QueryCommand)
    .entities(SaltEntity)
    .query({ partition: saltSubject, range: { lt: day } })
    .options({ entityAttrFilter: false })
    .send();
  await Promise.all(
    Items.map(({ subject, sk }) => SaltEntity.build(DeleteItemCommand).key({ subject, sk }).send()),
  );
}
