import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutItemCommand } from "dynamodb-toolbox/entity/actions/put";
import { $add, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { writeActivities } from "../activity/activities.ts";
import { activitySortKey, subjectOfUser } from "../activity/activity.entity.ts";
import type { ActivityKind } from "../activity/activity.schema.ts";
import { newId } from "../id.ts";
import { countVisit } from "./link-totals.ts";
import type { LinkItem } from "./live.ts";
import {
  countryPrefix,
  dayPrefix,
  LinkDayEntity,
  OriginEntity,
  ReceiptEntity,
  receiptPrefix,
  referrerPrefix,
  subjectOfLink,
  VisitorEntity,
  visitorPrefix,
} from "./visit.entity.ts";

const keptS = 365 * 86_400;
const visitorKeptS = 2 * 86_400;

/** Someone at a link, as far as it is kept: no address, and nothing that names them. */
export interface Visitor {
  /** The same for one visitor of this link on one day, and for nobody on any other. */
  mark: string;
  isBot: boolean;
  /** curl, wget and the like, which people are counted apart from. */
  isProgram: boolean;
  /** The site that led here. */
  referrer?: string | undefined;
  /** Two letters, where the request tells. */
  country?: string | undefined;
}

type Event = "viewed" | "downloaded" | "unlock-failed" | "asked";

/**
 * Writes down what a visitor did: in the day's numbers, and in the owner's activity. Robots are only counted.
 * Not part of any answer: a write that fails leaves the numbers behind what happened, never ahead.
 */
export async function recordVisit(
  link: LinkItem,
  event: Event,
  visitor: Visitor,
  file?: { fileId: string; fileName: string },
  now = new Date(),
): Promise<void> {
  const subject = subjectOfLink(link.linkId);
  const ttl = Math.floor(now.getTime() / 1000) + keptS;
  const day = `${dayPrefix}${now.toISOString().slice(0, 10)}`;
  if (visitor.isBot) {
    await LinkDayEntity.build(UpdateItemCommand)
      .item({ subject, sk: day, bots: $add(1), ttl })
      .send();
    return;
  }
  const isView = event === "viewed";
  const isVisit = isView && !visitor.isProgram;
  const isNew =
    !visitor.isProgram &&
    (isView || event === "downloaded") &&
    (await isFirstToday(subject, visitor.mark, now));
  await Promise.all([
    LinkDayEntity.build(UpdateItemCommand)
      .item({
        subject,
        sk: day,
        lastAt: now.toISOString(),
        ttl,
        ...(isView && (visitor.isProgram ? { programs: $add(1) } : { visits: $add(1) })),
        ...(isNew && { visitors: $add(1) }),
        ...(event === "downloaded" && { downloads: $add(1) }),
      })
      .send(),
    ...(isVisit ? [countVisit(link.linkId, ttl)] : []),
    ...(isVisit ? originsOf(visitor).map((sk) => countOrigin(subject, sk, ttl)) : []),
    writeActivities([activityOf(link, event, file, now)]),
  ]);
}

/** The store remembers for the rest of the day, and a day more for whoever is awake at midnight. */
async function isFirstToday(subject: string, mark: string, now: Date): Promise<boolean> {
  const sk = `${visitorPrefix}${now.toISOString().slice(0, 10)}#${mark}`;
  try {
    await VisitorEntity.build(PutItemCommand)
      .item({ subject, sk, ttl: Math.floor(now.getTime() / 1000) + visitorKeptS })
      .options({ condition: { attr: "subject", exists: false } })
      .send();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

const originsOf = ({ referrer, country }: Visitor): string[] => [
  ...(referrer ? [`${referrerPrefix}${referrer}`] : []),
  ...(country ? [`${countryPrefix}${country}`] : []),
];

async function countOrigin(subject: string, sk: string, ttl: number): Promise<void> {
  await OriginEntity.build(UpdateItemCommand)
    .item({ subject, sk, visits: $add(1), ttl })
    .send();
}

/**
 * Writes down that a file arrived intact: once for each file of each counted download, which alone tells receipts
 * apart. @param grant of that download: when it ends, in seconds since 1970, and its id
 */
export async function recordReceipt(
  link: LinkItem,
  file: { fileId: string; fileName: string },
  grant: { until: number; id: string },
  now = new Date(),
): Promise<void> {
  // In the order of the downloads, so that the latest can be read first.
  const sk = `${receiptPrefix}${new Date(grant.until * 1000).toISOString()}#${grant.id}#${file.fileId}`;
  const ttl = Math.floor(now.getTime() / 1000) + keptS;
  try {
    await ReceiptEntity.build(PutItemCommand)
      .item({
        subject: subjectOfLink(link.linkId),
        sk,
        at: now.toISOString(),
        fileName: file.fileName,
        ttl,
      })
      .options({ condition: { attr: "subject", exists: false } })
      .send();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return;
    throw error;
  }
  await writeActivities([activityOf(link, "received", file, now)]);
}

function activityOf(
  link: LinkItem,
  event: Event | "received",
  file: { fileId: string; fileName: string } | undefined,
  now: Date,
) {
  const kind: ActivityKind = `link.${event}`;
  const name = file?.fileName ?? link.name;
  return {
    subject: subjectOfUser(link.ownerId),
    sk: activitySortKey(newId(now)),
    kind,
    at: now.toISOString(),
    linkId: link.linkId,
    ...(name && { name }),
    ...(file && { fileId: file.fileId }),
    ttl: Math.floor(now.getTime() / 1000) + keptS,
  };
}
