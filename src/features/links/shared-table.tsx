"use client";

import type { ListedLink } from "@dropify/core/links/link.schema";
import { useState } from "react";
import { Button } from "@/components/button.tsx";
import { Checkbox } from "@/components/checkbox.tsx";
import { formatCount } from "@/components/format-count.ts";
import type { LinkTask } from "./link-dialog.tsx";
import { SharedRow } from "./shared-row.tsx";

interface SharedTableProps {
  links: readonly ListedLink[];
  now: number;
  chosen: ReadonlySet<string>;
  onChoose: (linkIds: readonly string[], isChosen: boolean) => void;
  onTask: (link: ListedLink, task: LinkTask) => void;
}

/** Rows drawn before somebody asks for more: thousands would make every press slow. */
const drawnAtOnce = 200;
const head = "px-2 pb-2 font-regular";

/** Links with their numbers in columns; where there is no room for these, in a line below each name. */
export function SharedTable({ links, now, chosen, onChoose, onTask }: SharedTableProps) {
  const [most, setMost] = useState(drawnAtOnce);
  const shown = links.slice(0, most);
  const count = links.filter(({ linkId }) => chosen.has(linkId)).length;
  const chooseAll = (isChosen: boolean) =>
    onChoose(
      links.map(({ linkId }) => linkId),
      isChosen,
    );
  return (
    <>
      <table className="w-full border-collapse">
        <thead className="text-left text-text-3 text-xs">
          <tr>
            <td className="w-8 pb-2 pl-2">
              <span className="grid place-items-center max-desk:size-11">
                <Checkbox
                  aria-label="Choose all links that are listed"
                  checked={count === links.length}
                  indeterminate={count > 0 && count < links.length}
                  onChange={(event) => chooseAll(event.target.checked)}
                />
              </span>
            </td>
            <th scope="col" className={head}>
              Link
            </th>
            <th scope="col" className={`${head} w-24 max-desk:hidden`}>
              State
            </th>
            <th scope="col" className={`${head} w-16 text-right max-wide:hidden`}>
              Visits
            </th>
            <th scope="col" className={`${head} w-24 text-right max-wide:hidden`}>
              Downloads
            </th>
            <th scope="col" className={`${head} w-36 text-right max-wide:hidden`}>
              Served
            </th>
            <th scope="col" className={`${head} w-36 max-wide:hidden`}>
              Expires
            </th>
            <td className="w-10" />
          </tr>
        </thead>
        <tbody>
          {shown.map((link) => (
            <SharedRow
              key={link.linkId}
              link={link}
              now={now}
              isChosen={chosen.has(link.linkId)}
              onChoose={(isChosen) => onChoose([link.linkId], isChosen)}
              onTask={onTask}
            />
          ))}
        </tbody>
      </table>
      {links.length > most && (
        <Button className="mt-3 justify-self-start" onClick={() => setMost(most + drawnAtOnce)}>
          Show {formatCount(Math.min(drawnAtOnce, links.length - most))} more
        </Button>
      )}
    </>
  );
}
