/** A page on its way into a tray: what to do with an empty list. */
export function DropArt() {
  return (
    <svg width="132" height="104" viewBox="0 0 132 104" aria-hidden="true" fill="none">
      <g className="text-border-strong" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round">
        <path
          d="M34 24.5 58 18l11 41-24 6.500a4 4 0 0 1-5-2.800L31.200 29.400a4 4 0 0 1 2.800-4.900z"
          className="fill-surface-2"
        />
        <path
          d="M98 26.500 74 20 63 61l24 6.500a4 4 0 0 0 5-2.800l8.800-33.300a4 4 0 0 0-2.800-4.900z"
          className="fill-surface-2"
        />
      </g>
      <path
        d="M50 12a4 4 0 0 1 4-4h17l13 13v45H50z"
        className="fill-surface text-accent"
        stroke="currentColor"
        strokeWidth="1.750"
        strokeLinejoin="round"
      />
      <path
        d="M71 8v9a4 4 0 0 0 4 4h9z"
        className="fill-accent-soft text-accent"
        stroke="currentColor"
        strokeWidth="1.750"
        strokeLinejoin="round"
      />
      <path
        d="M67 30v20m-7.500-7 7.500 7.500 7.500-7.500"
        className="text-accent"
        stroke="currentColor"
        strokeWidth="2.250"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M12 58h26l6 11h44l6-11h26v30a8 8 0 0 1-8 8H20a8 8 0 0 1-8-8z"
        className="fill-raised text-border-control"
        stroke="currentColor"
        strokeWidth="1.750"
        strokeLinejoin="round"
      />
    </svg>
  );
}
