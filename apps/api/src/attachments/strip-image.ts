import { FileUnreadableError } from "./refusals.ts";

/**
 * A photo tells where and when it was taken, with which telephone, and often holds a smaller copy of what was cut out of
 * it: whoever stands in it never agreed to that. The picture itself stays as it is, to the bit.
 */
export const stripJpeg = (bytes: Buffer) => Buffer.concat([...jpegParts(bytes)]);
export const stripPng = (bytes: Buffer) => Buffer.concat([...pngParts(bytes)]);

const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
const [APP0, APP1, APP2, APP14, APP15, COMMENT] = [0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];

function* jpegParts(bytes: Buffer): Generator<Buffer> {
  yield Buffer.from([0xff, START]);
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) throw new FileUnreadableError();
    // What follows the picture is no part of it: telephones put films and copies there.
    if (marker === END) return yield Buffer.from([0xff, END]);
    const end = at + 2 + lengthAt(bytes, at + 2);
    const segment = bytes.subarray(at, end);
    if (marker === APP1) {
      const orientation = orientationIn(segment);
      if (orientation > 1) yield exifOf(orientation);
    } else if (isPicture(marker, segment)) yield segment;
    at = end;
    if (marker !== SCAN) continue;
    while (!(bytes[at] === 0xff && isMarker(bytes[at + 1]))) {
      at = bytes.indexOf(0xff, at + 1);
      if (at < 0) throw new FileUnreadableError();
    }
    yield bytes.subarray(end, at);
  }
}

/** Within the scan, 00 stands for a plain FF, and D0 to D7 mark where to start again after a fault. */
const isMarker = (byte: number | undefined) => byte !== undefined && byte > 0 && byte < 0xff && (byte & 0xf8) !== 0xd0;

/** Tables and scans, and of the rest how colours are meant. */
function isPicture(marker: number, segment: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  const starts = (words: string) => segment.toString("latin1", 4, 4 + words.length) === words;
  return (
    (marker === APP0 && starts("JFIF\0")) ||
    (marker === APP2 && starts("ICC_PROFILE\0")) ||
    (marker === APP14 && starts("Adobe"))
  );
}

function lengthAt(bytes: Buffer, at: number): number {
  const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
  if (length < 2 || at + length > bytes.length) throw new FileUnreadableError();
  return length;
}

const EXIF = Buffer.from("Exif\0\0", "latin1");
const ORIENTATION = 0x0112;

/** Which way up a picture is meant, 1 to 8; 1 where nothing says. */
function orientationIn(segment: Buffer): number {
  if (!segment.subarray(4, 10).equals(EXIF)) return 1;
  const tiff = segment.subarray(10);
  if (tiff.length < 8) return 1;
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (short(at) !== ORIENTATION) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An Exif of one entry. */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12); // a short
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(2 + EXIF.length + tiff.length, 2);
  return Buffer.concat([head, EXIF, tiff]);
}

const PNG_SIGNATURE = 8;
/** Where, when and by whom; the rest says how the picture looks. */
const TOLD_OF_PNG = new Set(["eXIf", "tEXt", "zTXt", "iTXt", "tIME"]);

function* pngParts(bytes: Buffer): Generator<Buffer> {
  yield bytes.subarray(0, PNG_SIGNATURE);
  for (let at = PNG_SIGNATURE; ; ) {
    if (at + 12 > bytes.length) throw new FileUnreadableError();
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new FileUnreadableError();
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (!TOLD_OF_PNG.has(type)) yield bytes.subarray(at, end);
    if (type === "IEND") return;
    at = end;
  }
}
