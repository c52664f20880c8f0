import type { ActivityKind, NamedActivity } from "@dropify/core/activity/activity.schema";

/** A piece of a sentence; with an address it leads there. */
export interface Piece {
  text: string;
  href?: string;
}

/** What happened, as a sentence whose names lead to what they name, as long as that is there. */
export function sentenceOf(item: NamedActivity): Piece[] {
  return sentences[item.kind](item).map((piece) => (typeof piece === "string" ? { text: piece } : piece));
}

const quoted = (name: string | null): string => (name === null ? "something" : `“${name}”`);

const file = ({ fileId, name }: NamedActivity): Piece => ({
  text: quoted(name),
  ...(fileId && { href: `/files/${fileId}` }),
});
const folder = ({ folderId, name }: NamedActivity): Piece => ({
  text: quoted(name),
  ...(folderId && { href: `/?folder=${folderId}` }),
});

/** A link that is gone has no title and leads nowhere. */
const link = ({ linkId, linkTitle, name }: NamedActivity): Piece =>
  linkTitle === null
    ? { text: name === null ? "a link that is gone" : `the link ${quoted(name)}, which is gone` }
    : { text: `the link to ${quoted(linkTitle)}`, ...(linkId && { href: `/shared/${linkId}` }) };

const ruleNames: Record<string, string> = {
  name: "name",
  note: "message",
  slug: "address",
  expiresAt: "expiry",
  maxDownloads: "number of downloads",
  byteBudget: "data limit",
  password: "password",
  allowPreview: "preview",
  allowDownload: "download",
  tellWhenGone: "what it says at its end",
};

const list = new Intl.ListFormat("en", { type: "conjunction" });
const rulesOf = ({ changed }: NamedActivity): string =>
  list.format(changed.map((rule) => ruleNames[rule] ?? rule)) || "rules";

/** What visitors fetched, and by which link where that leads to more. */
function fetched(item: NamedActivity): (string | Piece)[] {
  if (item.fileId === null) return ["everything behind ", link(item)];
  if (item.name === item.linkTitle) return [{ ...link(item), text: quoted(item.name) }];
  return [file(item), " by ", link(item)];
}

const sentences: Record<ActivityKind, (item: NamedActivity) => (string | Piece)[]> = {
  "file.created": (item) => ["You uploaded ", file(item)],
  "file.renamed": (item) => [`You renamed ${quoted(item.formerName)} to `, file(item)],
  "file.moved": (item) => ["You moved ", file(item)],
  "file.trashed": (item) => ["You moved ", file(item), " to the trash"],
  "file.restored": (item) => ["You restored ", file(item)],
  "file.removed": ({ name }) => [`${quoted(name)} was removed for good`],
  "folder.created": (item) => ["You made the folder ", folder(item)],
  "folder.renamed": (item) => [`You renamed the folder ${quoted(item.formerName)} to `, folder(item)],
  "folder.moved": (item) => ["You moved the folder ", folder(item)],
  "folder.trashed": (item) => ["You moved the folder ", folder(item), " to the trash"],
  "folder.restored": (item) => ["You restored the folder ", folder(item)],
  "folder.removed": ({ name }) => [`The folder ${quoted(name)} was removed for good`],
  "link.created": (item) => ["You made ", link(item)],
  "link.changed": (item) => [`You changed the ${rulesOf(item)} of `, link(item)],
  "link.revoked": (item) => ["You revoked ", link(item)],
  "link.restored": (item) => ["You restored ", link(item)],
  "link.removed": (item) => ["You removed ", link({ ...item, linkTitle: null })],
  "link.viewed": (item) => ["Someone opened ", link(item)],
  "link.downloaded": (item) => ["Someone downloaded ", ...fetched(item)],
  "link.unlock-failed": (item) => ["Someone gave a wrong password for ", link(item)],
  "link.asked": (item) => ["Someone asks for more of ", link(item)],
  "link.received": (item) => ["Someone received ", ...fetched(item), " intact"],
};
