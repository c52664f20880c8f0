import { QueryCommand } from "dynamodb-toolbox/table/actions/query";
import { activityTable } from "../toolbox.ts";
import type { LinkStats } from "./link.schema.ts";
import { requireLink } from "./live.ts";
import {
  countryPrefix,
  dayPrefix,
  LinkDayEntity,
  OriginEntity,
  ReceiptEntity,
  receiptPrefix,
  referrerPrefix,
  subjectOfLink,
} from "./visit.entity.ts";

const mostDays = 366;
const mostOrigins = 200;
const mostReceipts = 50;

/**
 * What came of a link: a Get and three Queries, each of as much as is shown. Downloads and bytes are the gate's
 * own, exact; visits and visitors follow what happened by a moment. @throws AppError NOT_FOUND
 */
export async function linkStats(userId: string, linkId: string): Promise<LinkStats> {
  const link = await requireLink(userId, linkId);
  const partition = subjectOfLink(linkId);
  const [days, origins, receipts] = await Promise.all([
    activityTable
      .build(QueryCommand)
      .entities(LinkDayEntity)
      .query({ partition, range: { beginsWith: dayPrefix } })
      .options({ limit: mostDays, reverse: true, entityAttrFilter: false })
      .send(),
    activityTable
      .build(QueryCommand)
      .entities(OriginEntity)
      .query({ partition, range: { beginsWith: "from#" } })
      .options({ limit: mostOrigins, entityAttrFilter: false })
      .send(),
    activityTable
      .build(QueryCommand)
      .entities(ReceiptEntity)
      .query({ partition, range: { beginsWith: receiptPrefix } })
      .options({ limit: mostReceipts, reverse: true, entityAttrFilter: false })
      .send(),
  ]);
  const series = (days.Items ?? []).toReversed();
  const total = (count: (day: (typeof series)[number]) => number | undefined) =>
    series.reduce((sum, day) => sum + (count(day) ?? 0), 0);
  const countsOf = (prefix: string) =>
    (origins.Items ?? [])
      .filter(({ sk }) => sk.startsWith(prefix))
      .map(({ sk, visits }) => ({ name: sk.slice(prefix.length), visits }))
      .toSorted((a, b) => b.visits - a.visits);
  return {
    visits: total(({ visits }) => visits),
    programVisits: total(({ programs }) => programs),
    uniqueVisitors: total(({ visitors }) => visitors),
    downloads: {
      people: link.downloadCount - link.programCount,
      programs: link.programCount,
      bots: total(({ bots }) => bots),
    },
    bytesServed: link.bytesServed,
    lastAccessAt: series.findLast(({ lastAt }) => lastAt !== undefined)?.lastAt ?? null,
    series: series.map(({ sk, visits = 0, downloads = 0 }) => ({
      at: sk.slice(dayPrefix.length),
      visits,
      downloads,
    })),
    referrers: countsOf(referrerPrefix),
    countries: countsOf(countryPrefix),
    receipts: (receipts.Items ?? []).map(({ at, fileName }) => ({ at, fileName })),
  };
}
