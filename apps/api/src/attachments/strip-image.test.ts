import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { FileUnreadableError } from "./refusals.ts";
import { stripJpeg, stripPng } from "./strip-image.ts";

const segment = (marker: number, content: Buffer | string) => {
  const bytes = Buffer.from(content);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);

/** An Exif with a direction, and words that tell where. */
const exif = (orientation: number, isLittle: boolean) => {
  const tiff = Buffer.alloc(38);
  tiff.write(isLittle ? "II*\0" : "MM\0*", "latin1");
  const [short, long] = isLittle
    ? [tiff.writeUInt16LE.bind(tiff), tiff.writeUInt32LE.bind(tiff)]
    : [tiff.writeUInt16BE.bind(tiff), tiff.writeUInt32BE.bind(tiff)];
  long(8, 4);
  short(2, 8);
  for (const [at, [tag, value]] of [
    [10, [0x8825, 34]],
    [22, [0x0112, orientation]],
  ] as const) {
    short(tag, at);
    short(3, at + 2);
    long(1, at + 4);
    short(value, at + 8);
  }
  return segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), tiff, Buffer.from("21.0285N 105.8542E")]));
};

const JFIF = segment(0xe0, "JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
const COLOURS = segment(0xe2, "ICC_PROFILE\0 colours");
const ADOBE = segment(0xee, "Adobe\0d\0\0\0\0\x01");
const TABLE = segment(0xdb, Buffer.alloc(65, 1));
const FRAME = segment(0xc2, Buffer.alloc(15, 2));
/** Two scans, in which FF is written FF 00, and FF D0 says where to start again. */
const scan = (content: number[]) => Buffer.concat([segment(0xda, Buffer.alloc(10, 3)), Buffer.from(content)]);
const picture = Buffer.concat([
  TABLE,
  FRAME,
  scan([1, 0xff, 0, 2, 0xff, 0xd0, 3]),
  segment(0xc4, Buffer.alloc(20, 4)),
  scan([5, 0xff, 0, 0xff, 0xd7, 6]),
]);

const jpeg = (...before: Buffer[]) => Buffer.concat([START, ...before, picture, END]);

describe("a JPEG", () => {
  it("keeps its picture and colours to the bit, and loses all that is told of it", () => {
    const told = [
      exif(1, true),
      segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
      segment(0xe2, "MPF\0 copies"),
      segment(0xed, "Photoshop 3.0\0 who"),
      segment(0xfe, "a comment"),
      segment(0xe0, "JFXX\0 thumbnail"),
    ];
    const stripped = stripJpeg(jpeg(JFIF, ...told, COLOURS, ADOBE));
    expect(stripped).toEqual(jpeg(JFIF, COLOURS, ADOBE));
  });

  it.each([
    [6, true],
    [8, false],
  ])("keeps which way up it is meant: %i", (orientation, isLittle) => {
    const stripped = stripJpeg(jpeg(exif(orientation, isLittle)));
    expect(stripped.includes("105.8542E")).toBe(false);
    expect(stripped.length).toBe(jpeg().length + 36);
    // Once more, it says the same.
    expect(stripJpeg(stripped)).toEqual(stripped);
    expect(stripped[stripped.indexOf("MM") + 19]).toBe(orientation);
  });

  it("ends with its picture: films and copies behind it go", () => {
    const copy = jpeg(exif(6, true));
    expect(stripJpeg(Buffer.concat([jpeg(), copy]))).toEqual(jpeg());
  });

  it.each([
    ["is cut off", jpeg().subarray(0, -2)],
    ["is cut off in a segment", jpeg().subarray(0, 30)],
    [
      "has a segment that says it is longer than the file",
      Buffer.concat([START, Buffer.from([0xff, 0xdb, 0xff, 0xff, 1])]),
    ],
    ["has something between its segments", Buffer.concat([START, Buffer.from("words")])],
  ])("that %s is refused", (_fault, bytes) => {
    expect(() => stripJpeg(bytes)).toThrow(FileUnreadableError);
  });

  it("with an Exif that points nowhere is taken without it", () => {
    const broken = segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0MM\0*"), Buffer.alloc(4, 0xff)]));
    expect(stripJpeg(jpeg(broken))).toEqual(jpeg());
  });
});

const chunk = (type: string, content: Buffer | string) => {
  const bytes = Buffer.from(content);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  return Buffer.concat([head, Buffer.from(type), bytes, Buffer.alloc(4)]);
};
const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const HEAD = chunk("IHDR", Buffer.alloc(13, 1));
const PIXELS = chunk("IDAT", deflateSync(Buffer.alloc(10)));
const PNG_END = chunk("IEND", "");

describe("a PNG", () => {
  it("keeps its picture and loses all that is told of it", () => {
    const told = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"].map((type) => chunk(type, "105.8542E"));
    const gamma = chunk("gAMA", "1234");
    const bytes = Buffer.concat([SIGNATURE, HEAD, ...told, gamma, PIXELS, PNG_END, Buffer.from("behind it")]);
    expect(stripPng(bytes)).toEqual(Buffer.concat([SIGNATURE, HEAD, gamma, PIXELS, PNG_END]));
  });

  it("that is cut off is refused", () => {
    expect(() => stripPng(Buffer.concat([SIGNATURE, HEAD, PIXELS.subarray(0, -3)]))).toThrow(FileUnreadableError);
    expect(() => stripPng(Buffer.concat([SIGNATURE, HEAD]))).toThrow(FileUnreadableError);
  });
});
