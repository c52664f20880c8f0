import { bundlePage } from "../bundle.ts";
import { type Passed, passGate, passGateForAll } from "../gate.ts";
import { previewFile } from "../preview-file.ts";
import { refetch } from "../refetch.ts";
import type { Deed } from "./history.ts";
import type { Expected } from "./live-history.ts";

const grantS = 3600;

type Doing<What extends Deed["do"]> = Extract<Deed, { do: What }>;

/** As the route does it: for who holds a grant the bytes once more, for all others the gate. */
export async function fetchPart(
  link: Expected,
  { visitor, part, range }: Doing<"fetch">,
  second: number,
  now: Date,
): Promise<void> {
  const fileId = link.kind === "file" ? undefined : link.fileIds[part];
  const holding = `${visitor}/${fileId ?? ""}`;
  const passedAt = holds(link, holding, second) ?? holds(link, `${visitor}/all`, second);
  if (passedAt !== undefined) {
    const again = await refetch(link.linkId, { fileId, passedAt, range }, now);
    if (again) return charge(link, again, weightOf(range, again.file.fileSize));
  }
  passed(link, holding, await passGate(link.linkId, { fileId }, now), second);
}

export async function look(
  link: Expected,
  { visitor, part }: Doing<"look">,
  second: number,
  now: Date,
): Promise<void> {
  const fileId = link.kind === "file" ? undefined : link.fileIds[part];
  const holding = `${visitor}/${fileId ?? ""}`;
  const seen = await previewFile(link.linkId, { fileId }, holds(link, holding, second), now);
  if (seen.isFree) charge(link, seen, seen.file.fileSize);
  else passed(link, holding, seen, second);
}

/** As the page's script does it: the pages of the archive, and each file by its address. */
export async function fetchAll(
  link: Expected,
  { visitor }: Doing<"fetch-all">,
  second: number,
  now: Date,
): Promise<void> {
  const holding = `${visitor}/all`;
  let passedAt = holds(link, holding, second);
  if (passedAt === undefined) {
    const { passwordVersion } = await passGateForAll(link.linkId, {}, now);
    passedAt = passwordVersion;
    link.grants += 1;
    link.held.set(holding, { passedAt, second });
  }
  const { parts } = await bundlePage(link.linkId, { passedAt }, now);
  for (const { fileId, fileSize, url } of parts) {
    if (url !== undefined) link.bytes += fileSize;
    else {
      const again = await refetch(link.linkId, { fileId, passedAt }, now);
      if (again) charge(link, again, fileSize);
    }
  }
}

function holds(link: Expected, holding: string, second: number): number | undefined {
  const held = link.held.get(holding);
  return held && second < held.second + grantS ? held.passedAt : undefined;
}

function passed(link: Expected, holding: string, { link: seen, file }: Passed, second: number): void {
  link.grants += 1;
  link.bytes += file.fileSize;
  link.held.set(holding, { passedAt: seen.passwordVersion, second });
}

/** Only where bytes are numbered does coming back weigh anything. */
function charge(link: Expected, { link: seen }: Passed, bytes: number): void {
  if (seen.byteBudget !== undefined) link.bytes += bytes;
}

/** Byte by byte, which cannot be wrong in the way that arithmetic can. What is no part of it is all of it. */
function weightOf(range: string | undefined, size: number): number {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  const isAsked = (byte: number) => byte >= Number(from) && (to === "" || byte <= Number(to));
  const asked = Array.from({ length: size }, (_, byte) => byte).filter(isAsked).length;
  return asked === 0 ? size : asked;
}
