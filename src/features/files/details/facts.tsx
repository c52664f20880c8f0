import { Fragment, type ReactNode } from "react";

/** Names and values, one a line. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-3 gap-y-2 tabular-nums">
      {facts.map(({ name, value }) => (
        <Fragment key={name}>
          <dt className="text-text-3">{name}</dt>
          <dd className="[overflow-wrap:anywhere]">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
