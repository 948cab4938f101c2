import type { NotificationTopic } from "@camket/prisma";
import type { Locale } from "../context.ts";
import type { Text } from "../errors.ts";
import { topicTexts } from "../schema/access/notification-words.ts";

export interface DigestLine {
  topic: NotificationTopic;
  /** What it tells. */
  message: string;
  /** What it is about, in its own words. */
  subject: string;
  /** The document or committee that it comes from. */
  from: string | null;
  dueOn: Date | null;
  url: string;
}

interface Digest {
  lines: DigestLine[];
  /** How many more there are than lines. */
  more: number;
  /** On one day of the week: how many tasks and reports are late in all. */
  late: number | null;
  day: Date;
  locale: Locale;
  isSample: boolean;
  publicUrl: string;
  unsubscribeUrl: string;
}

const dayWords: Record<Locale, Intl.DateTimeFormat> = {
  vi: new Intl.DateTimeFormat("vi", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
};

const words = {
  subject: (count: number, day: string): Text => ({
    vi: `Camket: ${count} việc cần biết, ngày ${day}`,
    en: `Camket: ${count} ${count === 1 ? "thing" : "things"} to know, ${day}`,
  }),
  lateSubject: (count: number, day: string): Text => ({
    vi: `Camket: còn ${count} việc quá hạn, ngày ${day}`,
    en: `Camket: ${count} late, ${day}`,
  }),
  late: (count: number): Text => ({
    vi: `Trong tuần này còn ${count} nhiệm vụ, báo cáo quá hạn.`,
    en: `This week ${count} tasks and reports are late.`,
  }),
  due: (day: string): Text => ({ vi: `hạn ${day}`, en: `due ${day}` }),
  more: (count: number): Text => ({ vi: `và ${count} việc khác`, en: `and ${count} more` }),
  open: { vi: "Mở Camket", en: "Open Camket" },
  settings: { vi: "Cài đặt nhắc việc", en: "Settings of reminders" },
  unsubscribe: { vi: "Tắt thư nhắc việc", en: "Turn reminders by e-mail off" },
  sample: {
    vi: "Dữ liệu mẫu: tên người, thời hạn và số liệu không có thật",
    en: "Sample data: names of people, days and figures are invented",
  },
  sampleMark: { vi: "[Dữ liệu mẫu] ", en: "[Sample data] " },
};

const topics = Object.keys(topicTexts) as NotificationTopic[]; // keys of topicTexts, in the order in which they are told

/** The same in plain text and in HTML; nothing but titles, days and links. */
export function digestLetter({ lines, more, late, day, locale, isSample, publicUrl, unsubscribeUrl }: Digest) {
  const on = (date: Date) => dayWords[locale].format(date);
  const count = lines.length + more;
  const heading = (count > 0 ? words.subject(count, on(day)) : words.lateSubject(late ?? 0, on(day)))[locale];
  const groups = topics
    .map((topic) => ({ title: topicTexts[topic][locale], lines: lines.filter((line) => line.topic === topic) }))
    .filter((group) => group.lines.length > 0);
  const factsOf = ({ dueOn, from }: DigestLine) =>
    [dueOn && words.due(on(dueOn))[locale], from].filter((fact) => fact !== null).join(" · ");
  const links = [
    [words.open[locale], `${publicUrl}/notifications`],
    [words.settings[locale], `${publicUrl}/settings/notifications`],
    [words.unsubscribe[locale], unsubscribeUrl],
  ] as const;
  const remarks = [
    ...(more > 0 ? [words.more(more)[locale]] : []),
    ...(late ? [words.late(late)[locale]] : []),
    ...(isSample ? [words.sample[locale]] : []),
  ];

  const text = [
    ...groups.map(({ title, lines }) =>
      [
        title,
        ...lines.map((line) =>
          [`- ${line.message}: ${line.subject}`, factsOf(line), line.url].filter((part) => part !== "").join("\n  "),
        ),
      ].join("\n"),
    ),
    ...remarks,
    links.map(([label, url]) => `${label}: ${url}`).join("\n"),
  ].join("\n\n");

  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body style="font:15px/1.5 sans-serif;color:#1d1e20">
<h1 style="font-size:18px">${inHtml(heading)}</h1>
${groups
  .map(
    ({ title, lines }) =>
      `<h2 style="font-size:15px;margin:24px 0 8px">${inHtml(title)}</h2><ul style="padding-left:20px;margin:0">${lines
        .map(
          (line) =>
            `<li style="margin:0 0 10px">${inHtml(line.message)}: <a href="${inHtml(line.url)}">${inHtml(line.subject)}</a><br><span style="color:#69665e">${inHtml(factsOf(line))}</span></li>`,
        )
        .join("")}</ul>`,
  )
  .join("\n")}
${remarks.map((remark) => `<p>${inHtml(remark)}</p>`).join("\n")}
<p style="margin-top:24px">${links.map(([label, url]) => `<a href="${inHtml(url)}">${inHtml(label)}</a>`).join(" · ")}</p></body></html>`;

  return { subject: `${isSample ? words.sampleMark[locale] : ""}${heading}`, text, html };
}

const inHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
