import { generate } from "lean-qr";
import { toPngDataURL } from "lean-qr/extras/node_export";
import { toSvgSource } from "lean-qr/extras/svg";

/** An address as a QR code: as a drawing for print, and as a picture for everything else, both as data addresses. */
export function qrCode(address: string): { svg: string; png: string } {
  const code = generate(address);
  const svg = toSvgSource(code, { on: "black", off: "white", xmlDeclaration: true });
  return {
    svg: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
    png: toPngDataURL(code, { on: [0, 0, 0], off: [255, 255, 255], scale: 12 }),
  };
}
