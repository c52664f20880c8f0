import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { PutItemCommand } from "dynamodb-toolbox/entity/actions/put";
import { ResumeEntity, resumeKey } from "./link.entity.ts";

const lifetimeS = 3600;

/**
 * Remembers that a client was counted. One write, before the answer: a download manager opens its further
 * connections at once. @param mark of the client and of what it was counted for
 */
export async function keepResume(mark: string, version: number, now = new Date()): Promise<void> {
  const until = Math.floor(now.getTime() / 1000) + lifetimeS;
  await ResumeEntity.build(PutItemCommand)
    .item({ linkId: resumeKey(mark), version, until, ttl: until })
    .send();
}

/** The version of the link's password at which the client was counted within the hour. One read. */
export async function findResume(mark: string, now = new Date()): Promise<number | undefined> {
  const { Item } = await ResumeEntity.build(GetItemCommand)
    .key({ linkId: resumeKey(mark) })
    .options({ consistent: true })
    .send();
  return Item && Item.until * 1000 > now.getTime() ? Item.version : undefined;
}
