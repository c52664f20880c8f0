import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { $add, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { FileEntity } from "./file.entity.ts";
import type { FileItem } from "./file-items.ts";

/** Adds one to a file's downloads; nothing where the file is gone by now. */
export async function countDownload({ userId, sortKey }: FileItem): Promise<void> {
  try {
    await FileEntity.build(UpdateItemCommand)
      .item({ userId, sortKey, downloadCount: $add(1) })
      .options({ condition: { attr: "fileId", exists: true } })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
