import type { LinkStats } from "@dropify/core/links/link.schema";
import { formatCount } from "@/components/format-count.ts";
import { locale } from "@/components/locale.ts";
import { axisTop, type ChartSlot, chartSlots } from "./chart-slots.ts";

interface StatsChartProps {
  series: LinkStats["series"];
  /** When the link was made, and what time it is now: ISO-8601. */
  since: string;
  now: string;
}

const height = 160;
const mostLabels = 6;
const shortDay = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
const dayText = (at: string): string => shortDay.format(new Date(at));
const slotText = ({ at, until }: ChartSlot): string =>
  at === until ? dayText(at) : `${dayText(at)} to ${dayText(until)}`;

/** Views and downloads as time passed, drawn by the server, with the same numbers in a table behind it. */
export function StatsChart({ series, since, now }: StatsChartProps) {
  if (series.length === 0) return <p className="text-text-2">Nobody has opened this link yet.</p>;
  const slots = chartSlots(series, since, now);
  const isWeekly = slots[0]?.at !== slots[0]?.until;
  const top = axisTop(Math.max(...slots.map(({ visits, downloads }) => Math.max(visits, downloads))));
  return (
    <figure className="grid gap-3">
      <div
        className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-text-3 text-xs tabular-nums"
        aria-hidden
      >
        <div className="flex flex-col justify-between text-right leading-none" style={{ height }}>
          <span>{formatCount(top)}</span>
          <span>0</span>
        </div>
        <Bars slots={slots} top={top} />
        <span />
        <DayLabels slots={slots} />
      </div>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-text-2 text-xs">
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-xs bg-border-control" /> Views
        </span>
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-xs bg-accent" /> Downloads
        </span>
        <span>{isWeekly ? "A pair of bars is a week" : "A pair of bars is a day"}, by UTC</span>
      </figcaption>
      <NumbersTable series={series} />
    </figure>
  );
}

/** Two bars for each slot. As wide as the page, so the drawing is stretched; its lines are not. */
function Bars({ slots, top }: { slots: ChartSlot[]; top: number }) {
  const tall = (value: number) => (value / top) * height;
  return (
    <svg
      viewBox={`0 0 ${slots.length * 10} ${height}`}
      preserveAspectRatio="none"
      className="w-full"
      style={{ height }}
      role="presentation"
    >
      {[0.5, height / 2, height - 0.5].map((y) => (
        <line
          key={y}
          x1="0"
          x2={slots.length * 10}
          y1={y}
          y2={y}
          vectorEffect="non-scaling-stroke"
          className={y > height / 2 ? "stroke-border-strong" : "stroke-border"}
        />
      ))}
      {slots.map((slot, index) => (
        <g key={slot.at}>
          <title>{`${slotText(slot)}: ${slot.visits} views, ${slot.downloads} downloads`}</title>
          <rect x={index * 10} y="0" width="10" height={height} fill="transparent" />
          <rect
            x={index * 10 + 1.5}
            y={height - tall(slot.visits)}
            width="3.3"
            height={tall(slot.visits)}
            className="fill-border-control"
          />
          <rect
            x={index * 10 + 5.2}
            y={height - tall(slot.downloads)}
            width="3.3"
            height={tall(slot.downloads)}
            className="fill-accent"
          />
        </g>
      ))}
    </svg>
  );
}

/** Some days by name, each below its bars. */
function DayLabels({ slots }: { slots: ChartSlot[] }) {
  const count = Math.min(mostLabels, slots.length);
  const labels = Array.from({ length: count }, (_, at) =>
    Math.round((at * (slots.length - 1)) / (count - 1)),
  );
  return (
    <div className="relative mx-4 h-5">
      {labels.map((index, at) => (
        <span
          key={index}
          // A phone has room for every second one.
          className={`-translate-x-1/2 absolute top-1 whitespace-nowrap ${at % 2 === 1 ? "max-desk:hidden" : ""}`}
          style={{ left: `${((index + 0.5) / slots.length) * 100}%` }}
        >
          {dayText(slots[index]?.at ?? "")}
        </span>
      ))}
    </div>
  );
}

function NumbersTable({ series }: { series: LinkStats["series"] }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-xs text-text-2">As a table</summary>
      <table className="mt-2 w-full max-w-md text-left tabular-nums">
        <thead>
          <tr>
            <th scope="col">Day (UTC)</th>
            <th scope="col">Views</th>
            <th scope="col">Downloads</th>
          </tr>
        </thead>
        <tbody>
          {series.map(({ at, visits, downloads }) => (
            <tr key={at} className="border-border border-t">
              <th scope="row" className="py-1 font-regular">
                {at}
              </th>
              <td>{visits}</td>
              <td>{downloads}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
