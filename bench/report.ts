import { type Hashing, measureHashing } from "./browser/measure-hashing.ts";
import { type ManyFiles, measureManyFiles } from "./browser/measure-many-files.ts";
import { type ColdStarts, measureColdStart } from "./cold-start/measure-cold-start.ts";
import { type Bundle, measureBundle } from "./pages/measure-bundle.ts";
import { type FirstByte, measureFirstByte } from "./pages/measure-first-byte.ts";
import { measureSharePage, type SharePage } from "./pages/measure-share-page.ts";
import { measureRequests } from "./requests/measure-requests.ts";
import type { Measured } from "./requests/measured.ts";
import type { Stage } from "./stage.ts";
import { measureDownload } from "./transfer/measure-download.ts";
import { measureSmallFiles, type SmallFiles } from "./transfer/measure-small-files.ts";
import { measureUpload } from "./transfer/measure-upload.ts";
import type { Transfer } from "./transfer/transfer.ts";

export interface Report {
  requests: Measured[];
  upload: Transfer;
  download: Transfer;
  smallFiles: SmallFiles;
  bundle: Bundle;
  sharePage: SharePage;
  manyFiles: ManyFiles;
  hashing: Hashing;
  coldStart: ColdStarts;
  firstByte: FirstByte;
}
type Part = keyof Report;

const measures: { [Name in Part]: (stage: Stage) => Promise<Pick<Report, Name>> } = {
  // Flat means the same at both ends: a page among many files costs what it costs among few.
  requests: async (stage) => ({ requests: await measureRequests(stage, [100, 10_000]) }),
  upload: async (stage) => ({ upload: await measureUpload(stage) }),
  download: async (stage) => ({ download: await measureDownload(stage) }),
  smallFiles: async (stage) => ({ smallFiles: await measureSmallFiles(stage) }),
  bundle: async (stage) => ({ bundle: await measureBundle(stage) }),
  sharePage: async (stage) => ({ sharePage: await measureSharePage(stage) }),
  manyFiles: async (stage) => ({ manyFiles: await measureManyFiles(stage) }),
  coldStart: async (stage) => ({ coldStart: await measureColdStart(stage) }),
  firstByte: async (stage) => ({ firstByte: await measureFirstByte(stage) }),
  hashing: async (stage) => ({ hashing: await measureHashing(stage) }),
};

const isPart = (name: string): name is Part => name in measures;

/** The parts of these names; all without any. @throws Error naming the parts when one is unknown */
export function chooseParts(names: string[]): Part[] {
  const known = Object.keys(measures).filter(isPart);
  const unknown = names.find((name) => !isPart(name));
  if (unknown) throw new Error(`There is no measure "${unknown}". There are: ${known.join(", ")}.`);
  return names.length === 0 ? known : known.filter((part) => names.includes(part));
}

/** Measures one part after the other, so that none takes the machine away from another. */
export async function measure(stage: Stage, parts: Part[]): Promise<Partial<Report>> {
  let report: Partial<Report> = {};
  for (const part of parts) {
    console.error(`Measuring ${part} …`);
    report = { ...report, ...(await measures[part](stage)) };
  }
  return report;
}
