import { type AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";

type Image = Record<string, AttributeValue>;
type Item = Record<string, unknown>;

/** A change of one item, as a table's stream tells it. */
export interface Change {
  /** The same each time the change is told: which stream, and which event of it. */
  eventId: string;
  /** Grows from change to change of an item. */
  sequenceNumber: string;
  at: Date;
  before?: Item;
  after?: Item;
  /** DynamoDB took the item away because its time was over. */
  isExpiry: boolean;
}

/** What a stream's record is made of, wherever it comes from. */
export interface StreamRecord {
  stream: string;
  eventId: string;
  sequenceNumber: string;
  at: Date;
  before?: Image | undefined;
  after?: Image | undefined;
  isExpiry: boolean;
}

export function toChange({ stream, eventId, before, after, ...rest }: StreamRecord): Change {
  return {
    ...rest,
    // The embedded engine numbers the events of each table from 1.
    eventId: `${stream}\n${eventId}`,
    ...(before && { before: unmarshall(before) }),
    ...(after && { after: unmarshall(after) }),
  };
}
