import { FileIcon } from "@/components/file-icon.tsx";

/** Files falling into the drop: the one picture on the sign-in page. Decorative. */
export function DropArt() {
  return (
    <div aria-hidden="true" className="relative h-[420px] w-[420px] max-w-full select-none">
      <svg viewBox="0 0 420 420" className="absolute inset-0" role="presentation">
        <circle cx="210" cy="226" r="178" fill="none" stroke="var(--accent)" strokeOpacity=".10" />
        <circle cx="210" cy="226" r="132" fill="none" stroke="var(--accent)" strokeOpacity=".16" />
        <path
          d="M210 66c56 62 108 114 108 176a108 108 0 0 1-216 0c0-62 52-114 108-176z"
          fill="var(--accent)"
        />
        <path
          d="M210 316v-92m0 0-40 40m40-40 40 40"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="22"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {papers.map((paper) => (
        <div
          key={paper.name}
          className="absolute flex items-center gap-2.5 rounded-lg bg-raised py-2.5 pr-4 pl-3 shadow-3"
          style={{ left: paper.left, top: paper.top, rotate: paper.tilt }}
        >
          <FileIcon name={paper.name} size={26} />
          <div className="grid">
            <b className="font-medium">{paper.name}</b>
            <span className="text-text-3 text-xs">{paper.note}</span>
          </div>
        </div>
      ))}
    </div>
  );
}

const papers = [
  { name: "Launch film.mp4", note: "1.92 GB · Uploaded", left: "-4%", top: "24%", tilt: "-5deg" },
  { name: "Annual report.pdf", note: "Link copied", left: "56%", top: "43%", tilt: "4deg" },
  { name: "North pier.heic", note: "3 of 10 downloads", left: "2%", top: "73%", tilt: "3deg" },
];
