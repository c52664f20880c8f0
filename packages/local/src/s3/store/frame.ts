import { crc32 } from "node:zlib";
import { JournalRecord } from "./record.schema.ts";

/** Where a record stands in the journal; `dataAt` is where the bytes behind its JSON begin. */
export interface Frame {
  at: number;
  length: number;
  dataAt: number;
}

export interface DecodedFrame {
  record: JournalRecord;
  frame: Frame;
}

const MAGIC = Buffer.from("DROP");
const HEADER_BYTES = 16;
const CRC_FROM = 8;

/** Magic, CRC-32 of all that follows it, length of the JSON, length of the data; then JSON, then data. */
export function encodeFrame(record: JournalRecord, data: Uint8Array = new Uint8Array()): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  const frame = Buffer.allocUnsafe(HEADER_BYTES + json.length + data.length);
  MAGIC.copy(frame);
  frame.writeUInt32LE(json.length, 8);
  frame.writeUInt32LE(data.length, 12);
  json.copy(frame, HEADER_BYTES);
  frame.set(data, HEADER_BYTES + json.length);
  frame.writeUInt32LE(crc32(frame.subarray(CRC_FROM)), 4);
  return frame;
}

/** @param length of the whole frame. @param dataLength of the bytes behind its JSON. */
export function placeFrame(at: number, length: number, dataLength: number): Frame {
  return { at, length, dataAt: at + length - dataLength };
}

/**
 * Reads the frame that begins at `from` of `bytes`; `base` is the place of `bytes[0]` in the file.
 * `"short"` when more bytes are needed to tell, `"torn"` when no whole frame begins here.
 */
export function decodeFrame(bytes: Buffer, from: number, base: number): DecodedFrame | "short" | "torn" {
  if (bytes.length - from < HEADER_BYTES) return "short";
  if (bytes.compare(MAGIC, 0, MAGIC.length, from, from + MAGIC.length) !== 0) return "torn";
  const jsonLength = bytes.readUInt32LE(from + 8);
  const dataLength = bytes.readUInt32LE(from + 12);
  const length = HEADER_BYTES + jsonLength + dataLength;
  if (bytes.length - from < length) return "short";
  if (crc32(bytes.subarray(from + CRC_FROM, from + length)) !== bytes.readUInt32LE(from + 4)) return "torn";
  const json = bytes.toString("utf8", from + HEADER_BYTES, from + HEADER_BYTES + jsonLength);
  return {
    record: JournalRecord.parse(JSON.parse(json)),
    frame: placeFrame(base + from, length, dataLength),
  };
}

/** Where the next frame could begin at or after `from`, or -1. */
export function findFrame(bytes: Buffer, from: number): number {
  return bytes.indexOf(MAGIC, from);
}
