import type { LinkStats, ListedLink } from "@dropify/core/links/link.schema";
import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/button-class.ts";
import { DateTime } from "@/components/date-time.tsx";
import { formatBytes } from "@/components/format-bytes.ts";
import { formatCount } from "@/components/format-count.ts";
import { shortAddress } from "./link-facts.ts";
import { LinkPageActions } from "./link-page-actions.tsx";
import { linkTitle } from "./link-target.ts";
import { StatsChart } from "./stats-chart.tsx";

interface StatsViewProps {
  link: ListedLink;
  stats: LinkStats;
  /** By the server's clock: ISO-8601. */
  now: string;
}

/** What came of one link, and what can be done with it. */
export function StatsView({ link, stats, now }: StatsViewProps) {
  const { people, programs, bots } = stats.downloads;
  return (
    <div className="grid min-h-0 flex-1 content-start gap-8 overflow-y-auto px-4 pb-8 desk:px-5">
      <div className="grid gap-3">
        <p className="[overflow-wrap:anywhere]">
          <b className="font-medium">{linkTitle(link)}</b>{" "}
          <span className="text-text-2">{shortAddress(link.url)}</span>
        </p>
        <LinkPageActions link={link} />
      </div>
      <dl className="grid grid-cols-2 gap-4 desk:grid-cols-4">
        <Fact
          term="Views"
          value={formatCount(stats.visits)}
          note={`${formatCount(stats.uniqueVisitors, "visitor")}, each once a day; ${formatCount(stats.programVisits)} by programs`}
        />
        <Fact
          term="Downloads"
          value={formatCount(people + programs)}
          note={`${formatCount(people)} by people, ${formatCount(programs)} by programs`}
        />
        <Fact
          term="Served"
          value={formatBytes(stats.bytesServed)}
          note={link.byteBudget === null ? "No data limit" : `of ${formatBytes(link.byteBudget)}`}
        />
        <Fact
          term="Last access"
          value={stats.lastAccessAt ? <DateTime at={stats.lastAccessAt} /> : "Never"}
          note={`${formatCount(bots)} calls by robots, not counted`}
        />
      </dl>
      <Part title="As time passed">
        <StatsChart series={stats.series} since={link.createdAt} now={now} />
        {stats.series.length > 0 && (
          <a href={csvOf(stats)} download="link-days.csv" className={buttonClass("outline", "md")}>
            Save days as CSV
          </a>
        )}
      </Part>
      {stats.receipts.length > 0 && (
        <Part title="Received intact">
          <ul className="grid gap-1">
            {stats.receipts.map(({ at, fileName }) => (
              <li key={`${at}${fileName}`} className="flex items-center gap-2">
                <ShieldCheck size={16} aria-hidden className="flex-none text-success-text" />
                <span className="min-w-0 truncate">{fileName}</span>
                <span className="flex-none text-text-2">
                  <DateTime at={at} />
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Origins title="Came from" origins={stats.referrers} />
      <Origins title="Countries" origins={stats.countries} />
    </div>
  );
}

function Fact({ term, value, note }: { term: string; value: ReactNode; note: string }) {
  return (
    <div className="grid content-start gap-0.5 rounded-lg p-3 inset-ring inset-ring-border">
      <dt className="text-text-2">{term}</dt>
      <dd className="font-semibold text-lg tabular-nums">{value}</dd>
      <dd className="text-text-3 text-xs">{note}</dd>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid justify-items-start gap-3 *:[figure]:w-full *:[ul]:w-full">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Origins({ title, origins }: { title: string; origins: LinkStats["referrers"] }) {
  if (origins.length === 0) return null;
  return (
    <Part title={title}>
      <ul className="grid max-w-md gap-1">
        {origins.map(({ name, visits }) => (
          <li key={name} className="flex justify-between gap-4">
            <span className="truncate">{name}</span>
            <span className="tabular-nums">{formatCount(visits)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function csvOf({ series }: LinkStats): string {
  const rows = series.map(({ at, visits, downloads }) => `${at},${visits},${downloads}`);
  return `data:text/csv;charset=utf-8,${encodeURIComponent(["Day,Views,Downloads", ...rows].join("\r\n"))}`;
}
