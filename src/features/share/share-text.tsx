interface ShareTextProps {
  text: {
    html?: string;
    lines?: { text: string; className: string }[][];
    plain?: string;
    isCut: boolean;
  };
}

/** The beginning of a text, of code in colours, or of Markdown as it is meant. */
export function ShareText({ text: { html, lines, plain, isCut } }: ShareTextProps) {
  return (
    <div className="text">
      {html === undefined ? (
        // Scrolls by itself, so it can be reached by the keyboard.
        <pre tabIndex={0} aria-label="The file's text">
          <code>{lines ? lines.map(codeLine) : plain}</code>
        </pre>
      ) : (
        // Made safe by the server: nothing of the sender's HTML is in it.
        <div
          className="prose"
          role="region"
          aria-label="The file's text"
          tabIndex={0}
          dangerouslySetInnerHTML={{ __html: html }}
        />
      )}
      {isCut && <p className="cut">This is its beginning. Download it to see the rest.</p>}
    </div>
  );
}

function codeLine(tokens: { text: string; className: string }[], index: number) {
  return [
    ...tokens.map(({ text, className }, at) =>
      className ? (
        <span key={`${index}/${at}`} className={className}>
          {text}
        </span>
      ) : (
        text
      ),
    ),
    "\n",
  ];
}
