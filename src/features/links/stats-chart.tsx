import type { LinkStats } from "@dropify/core/links/link.schema";

const width = 720;
const height = 180;
const gap = 2;

/** Views and downloads by day, drawn by the server, with the same numbers in a table behind it. */
export function StatsChart({ series }: { series: LinkStats["series"] }) {
  if (series.length === 0) return <p className="text-text-2">Nobody has opened this link yet.</p>;
  const most = Math.max(1, ...series.map(({ visits, downloads }) => Math.max(visits, downloads)));
  const slot = width / series.length;
  const bar = Math.min(28, Math.max(1, slot / 2 - gap));
  const tall = (value: number) => (value / most) * (height - 8);
  return (
    <figure className="grid gap-3">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMinYMax meet"
        className="h-45 w-full"
        role="img"
        aria-label="Views and downloads by day"
      >
        <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-border-strong" />
        {series.map(({ at, visits, downloads }, index) => {
          const middle = slot * (index + 0.5);
          return (
            <g key={at}>
              <title>{`${at}: ${visits} views, ${downloads} downloads`}</title>
              <rect
                x={middle - bar - gap / 2}
                y={height - tall(visits)}
                width={bar}
                height={tall(visits)}
                rx="2"
                className="fill-border-control"
              />
              <rect
                x={middle + gap / 2}
                y={height - tall(downloads)}
                width={bar}
                height={tall(downloads)}
                rx="2"
                className="fill-accent"
              />
            </g>
          );
        })}
      </svg>
      <figcaption className="flex gap-4 text-text-2 text-xs">
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-xs bg-border-control" /> Views
        </span>
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-xs bg-accent" /> Downloads
        </span>
      </figcaption>
      <details>
        <summary className="w-fit cursor-pointer text-text-2">As a table</summary>
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
    </figure>
  );
}
