import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutItemCommand } from "dynamodb-toolbox/entity/actions/put";
import { $add, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { writeActivities } from "../activity/activities.ts";
import { activitySortKey, subjectOfUser } from "../activity/activity.entity.ts";
import type { ActivityKind } from "../activity/activity.schema.ts";
import { newId } from "../id.ts";
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
  /** The same for one visitor on one day, and for nobody on any other. */
  mark: string;
  isBot: boolean;
  /** The site that led here. */
  referrer?: string | undefined;
  /** Two letters, where the request tells. */
  country?: string | undefined;
}

type Event = "viewed" | "downloaded" | "unlock-failed" | "asked" | "received";

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
  const isVisit = event === "viewed";
  const isNew = (isVisit || event === "downloaded") && (await isFirstToday(subject, visitor.mark, now));
  await Promise.all([
    LinkDayEntity.build(UpdateItemCommand)
      .item({
        subject,
        sk: day,
        lastAt: now.toISOString(),
        ttl,
        ...(isVisit && { visits: $add(1) }),
        ...(isNew && { visitors: $add(1) }),
        ...(event === "downloaded" && { downloads: $add(1) }),
      })
      .send(),
    ...(isVisit ? originsOf(visitor).map((sk) => countOrigin(subject, sk, ttl)) : []),
    ...(event === "received" && file ? [keepReceipt(subject, visitor.mark, file, now, ttl)] : []),
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

async function keepReceipt(
  subject: string,
  mark: string,
  { fileId, fileName }: { fileId: string; fileName: string },
  now: Date,
  ttl: number,
): Promise<void> {
  const sk = `${receiptPrefix}${fileId}#${mark}`;
  await ReceiptEntity.build(PutItemCommand)
    .item({ subject, sk, at: now.toISOString(), fileName, ttl })
    .send();
}

function activityOf(
  link: LinkItem,
  event: Event,
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
