import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { $add, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { chargeOf } from "./byte-range.ts";
import { hasMark, isMarked, newMark, withMark } from "./charge-marks.ts";
import { type Passed, requireOpen, type Visit } from "./gate.ts";
import { LinkEntity } from "./link.entity.ts";
import { findLink, type LinkItem, linkGone } from "./live.ts";
import { signFile } from "./sign-file.ts";
import { fileOf } from "./within.ts";

export interface Return extends Visit {
  /** The version of the password when the gate was passed. */
  passedAt: number;
  /** The request's Range header. */
  range?: string | undefined;
}

/**
 * The bytes once more for someone who passed the gate within the hour: not counted. Where the bytes are numbered
 * they are charged, a resumed part as that part alone, and past the budget by no more than one file.
 * @returns undefined where the password has been changed since: then the gate must be passed anew
 * @throws AppError LINK_GONE, LINK_LOCKED
 */
export async function refetch(linkId: string, visit: Return, now = new Date()): Promise<Passed | undefined> {
  const as = visit.as ?? "download";
  const link = await requireOpen(linkId, { ...visit, as }, now, true);
  if (link.passwordVersion !== visit.passedAt) return undefined;
  const file = await fileOf(link, visit.fileId);
  const isNumbered = link.byteBudget !== undefined;
  // A part is charged alone, so the address must give no more than that part.
  const part = isNumbered ? chargeOf(visit.range, file.fileSize) : undefined;
  const bytes = part?.bytes ?? file.fileSize;
  if (isNumbered) await chargeMore(link, bytes, file.fileSize);
  return { link, file, isCounted: true, grant: await signFile(file, as, now, part?.range) };
}

/**
 * Charges bytes beside the count. @param slack how far past the budget it may go: one file
 * @throws AppError LINK_GONE
 */
export async function chargeMore(link: LinkItem, bytes: number, slack: number): Promise<void> {
  const mark = newMark();
  try {
    await LinkEntity.build(UpdateItemCommand)
      .item({ linkId: link.linkId, bytesServed: $add(bytes), bytesLeft: $add(-bytes), ...withMark(mark) })
      .options({
        condition: {
          and: [
            { not: hasMark(mark) },
            { attr: "active", eq: true },
            { attr: "bytesLeft", gte: bytes - slack },
          ],
        },
      })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const found = await findLink(link.linkId);
    // Charged by a try whose answer got lost.
    if (found?.active && isMarked(found, mark)) return;
    throw linkGone(link, "used-up");
  }
}
