import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { House } from "./access-house.ts";
import {
  Link,
  LinkPage,
  LinkStats,
  LinkView,
  ListedLink,
  QrCode,
  Touching,
  Unlocked,
} from "./link-shapes.ts";
import {
  ActivityPage,
  Completed,
  Conflicts,
  File,
  FilePage,
  Folder,
  FolderPage,
  FolderPath,
  Grant,
  Moved,
  Nothing,
  Pending,
  Preferences,
  Profile,
  Quota,
  SignedParts,
  Started,
} from "./wire-shapes.ts";

export interface Cell {
  input: (house: House) => unknown;
  /** What the owner gets, to the letter. */
  shape: z.ZodType;
  /** Without a session. */
  stranger: "refused" | "may";
  /** Another owner who sends this owner's ids: refused with this code, or answered about what is theirs. */
  other: "NOT_FOUND" | "UPLOAD_GONE" | "may" | Record<string, unknown>;
  /** When a session that was ended elsewhere is refused. */
  ended: "at once" | "within a minute" | "never";
}

/** For the owner alone: others are told that there is no such thing. */
const own = (shape: z.ZodType, input: Cell["input"], more: Partial<Cell> = {}): Cell => ({
  input,
  shape,
  stranger: "refused",
  other: "NOT_FOUND",
  ended: "within a minute",
  ...more,
});
const atOnce = { ended: "at once" } as const;
/** Answered from what belongs to whoever asks, so that foreign ids find nothing. */
const ofTheirs = (answer: Record<string, unknown>) => ({ other: answer });
const file = ({ fileId }: House) => ({ fileId });
const upload = ({ uploadId }: House) => ({ fileId: uploadId });
const folder = ({ folderId }: House) => ({ folderId });
const link = ({ linkId }: House) => ({ linkId });
const nothing = () => undefined;
const empty = ofTheirs({ items: [] });
const forAll = { stranger: "may", other: "may", ended: "never" } as const;
const Tree = z.strictObject({ folders: z.array(z.strictObject({ path: z.string(), folderId: z.string() })) });

/** Who may call what. A procedure without a row here fails the test of the matrix. */
export const cells: Partial<Record<string, Cell>> = {
  "account.changePreferences": own(Preferences, () => ({ links: { asksPassword: true } }), { other: "may" }),
  "account.preferences": own(Preferences, nothing, { other: "may" }),
  "account.profile": own(Profile, nothing, { other: "may" }),
  "activity.list": own(ActivityPage, () => ({}), empty),
  "files.conflicts": own(
    Conflicts,
    ({ folderId }) => ({ folderId, fileNames: ["plan.txt"] }),
    ofTheirs({ conflicts: [] }),
  ),
  "files.downloadUrl": own(Grant, file),
  "files.get": own(File, file),
  "files.list": own(FilePage, folder, empty),
  "files.largest": own(FilePage, () => ({}), empty),
  "files.move": own(File, ({ fileId, folderId }) => ({ fileId, folderId })),
  "files.moveMany": own(Moved, ({ fileId, folderId }) => ({ fileIds: [fileId], folderId })),
  "files.recent": own(FilePage, () => ({}), empty),
  "files.remove": own(Nothing, file, atOnce),
  "files.rename": own(File, ({ fileId }) => ({ fileId, fileName: "mine.txt" })),
  "files.restore": own(File, file),
  "files.trash": own(File, file),
  "files.trashed": own(FilePage, () => ({}), empty),
  "folders.create": own(Folder, ({ folderId }) => ({ name: randomUUID(), parentId: folderId })),
  "folders.ensureTree": own(Tree, ({ folderId }) => ({ paths: ["a/b"], parentId: folderId })),
  "folders.list": own(FolderPage, ({ folderId }) => ({ parentId: folderId }), empty),
  "folders.move": own(Folder, ({ folderId }) => ({ folderId, parentId: null })),
  "folders.path": own(FolderPath, folder),
  "folders.remove": own(Nothing, folder, atOnce),
  "folders.rename": own(Folder, ({ folderId }) => ({ folderId, name: "Mine" })),
  "folders.restore": own(Folder, folder),
  "folders.trash": own(Folder, folder),
  "folders.trashed": own(FolderPage, () => ({}), empty),
  "links.create": own(Link, file, atOnce),
  "links.download": own(Grant, link, forAll),
  "links.get": own(ListedLink, link),
  "links.grantMore": own(Link, link, atOnce),
  "links.list": own(LinkPage, () => ({}), empty),
  "links.listForFile": own(LinkPage, file),
  "links.remove": own(Nothing, link, atOnce),
  "links.restore": own(Link, link, atOnce),
  "links.revoke": own(Nothing, link, atOnce),
  "links.revokeMany": own(Nothing, ({ linkId }) => ({ linkIds: [linkId] }), atOnce),
  "links.qr": own(QrCode, link),
  "links.stats": own(LinkStats, link),
  "links.touching": own(Touching, ({ fileId }) => ({ fileIds: [fileId] }), ofTheirs({ links: [] })),
  "links.unlock": own(Unlocked, ({ lockedId, password }) => ({ linkId: lockedId, password }), forAll),
  "links.update": own(Link, ({ linkId }) => ({ linkId, note: "mine" }), atOnce),
  "links.view": own(LinkView, link, forAll),
  "quota.get": own(Quota, nothing, ofTheirs({ storageUsed: 0, storageReserved: 0 })),
  "uploads.abort": own(Nothing, upload),
  "uploads.complete": own(File, upload, { other: "UPLOAD_GONE" }),
  "uploads.completeMany": own(
    Completed,
    ({ uploadId }) => ({ fileIds: [uploadId] }),
    ofTheirs({ results: [{ error: { appCode: "UPLOAD_GONE" } }] }),
  ),
  "uploads.pending": own(Pending, nothing, ofTheirs({ uploads: [] })),
  "uploads.signParts": own(SignedParts, ({ uploadId }) => ({ fileId: uploadId, partNumbers: [1] }), {
    other: "UPLOAD_GONE",
  }),
  "uploads.start": own(Started, ({ folderId }) => ({ files: [{ fileName: "a", fileSize: 1, folderId }] })),
};
