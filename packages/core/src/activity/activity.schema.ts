import { z } from "zod";
import { PageOf } from "../files/file.schema.ts";

/** Everything that is written down as it happens to an owner's files, folders and links. */
export const ActivityKind = z.enum([
  "file.created",
  "file.renamed",
  "file.moved",
  "file.trashed",
  "file.restored",
  "file.removed",
  "folder.created",
  "folder.renamed",
  "folder.moved",
  "folder.trashed",
  "folder.restored",
  "folder.removed",
  "link.created",
  "link.changed",
  "link.revoked",
  "link.restored",
  "link.removed",
  "link.viewed",
  "link.downloaded",
  "link.unlock-failed",
  "link.asked",
  "link.received",
]);
export type ActivityKind = z.infer<typeof ActivityKind>;

/** What others did with the owner's links. */
export const visitorKinds: ActivityKind[] = [
  "link.viewed",
  "link.downloaded",
  "link.unlock-failed",
  "link.asked",
  "link.received",
];

export const ListActivity = z.strictObject({
  /** Only that of files and folders, of links as their owner changes them, or of those who come by them. */
  about: z.enum(["files", "links", "visitors"]).optional(),
  ...PageOf,
});
export type ListActivity = z.infer<typeof ListActivity>;

/** One thing that happened, as it travels on the wire. */
export interface Activity {
  activityId: string;
  kind: ActivityKind;
  /** ISO-8601 UTC. */
  at: string;
  /** What the file, folder or link was called then; null for a link without a name. */
  name: string | null;
  /** With a name that changed: the one before. */
  formerName: string | null;
  fileId: string | null;
  folderId: string | null;
  linkId: string | null;
  /** With "link.changed": which of its rules. */
  changed: string[];
}

export interface NamedActivity extends Activity {
  /** What the link leads to, as it is called now; null without a link, or when the link is gone. */
  linkTitle: string | null;
}
