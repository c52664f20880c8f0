import { z } from "zod";

/** Of the items that streams tell of, what activity is made from. All else is left out. */
const StreamItem = z.discriminatedUnion("_et", [
  z.object({
    _et: z.literal("file"),
    userId: z.string(),
    fileId: z.string(),
    fileName: z.string(),
    folderId: z.string().optional(),
    trashedAt: z.string().optional(),
  }),
  z.object({
    _et: z.literal("folder"),
    userId: z.string(),
    fileId: z.string(),
    name: z.string(),
    parentId: z.string().optional(),
    trashedAt: z.string().optional(),
    removedAt: z.string().optional(),
  }),
  z.object({
    _et: z.literal("link"),
    linkId: z.string(),
    ownerId: z.string(),
    kind: z.string(),
    fileId: z.string().optional(),
    active: z.boolean(),
    name: z.string().optional(),
    note: z.string().optional(),
    slug: z.string().optional(),
    expiresAt: z.string().optional(),
    maxDownloads: z.number().optional(),
    byteBudget: z.number().optional(),
    passwordHash: z.string().optional(),
    allowPreview: z.boolean().optional(),
    allowDownload: z.boolean().optional(),
    tellWhenGone: z.boolean().optional(),
  }),
]);
/** The kinds of these items: streams need tell of no others. */
export const streamItemKinds = StreamItem.options.map(({ shape }) => shape._et.value);
export type StreamItem = z.infer<typeof StreamItem>;
export type StreamItemOf<Kind extends StreamItem["_et"]> = Extract<StreamItem, { _et: Kind }>;

/** undefined for what no activity is made from: uploads, guards, notes, or nothing at all. */
export const readStreamItem = (item: unknown): StreamItem | undefined => StreamItem.safeParse(item).data;
