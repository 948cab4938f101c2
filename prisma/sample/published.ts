import type { EventKind } from "../generated/client/enums.ts";
import type { TaskEntry } from "./catalogue.ts";

// Facts of public notices of 2020 to 2024 on five committees; facts only, in short wording of our own, no names of
// persons. The notices do not say who leads the tasks of plan 96 nor when each is due: those are invented.

export const plan96 = {
  number: 96,
  issuedOn: "2023-04-21",
  legalBases: [
    {
      type: "CT-TW",
      reference: "44-CT/TW",
      issuer: "Ban Bí thư",
      issuedOn: "2010-07-20",
      subject: "Công tác nhân quyền trong tình hình mới",
    },
    {
      type: "QĐ-TTg",
      reference: "366/QĐ-TTg",
      issuer: "Thủ tướng Chính phủ",
      issuedOn: "2011-03-14",
      subject: "Kế hoạch triển khai thực hiện Chỉ thị 44-CT/TW",
    },
  ],
  purpose:
    "Nâng cao hiệu quả hoạt động của Ban Chỉ đạo; tham mưu và triển khai chính sách liên quan đến bảo đảm quyền con người; nâng cao chất lượng thông tin về quyền con người.",
  tasks: [
    {
      number: "1",
      title:
        "Phổ biến, quán triệt Chỉ thị 44-CT/TW và Quyết định 366/QĐ-TTg; nâng cao nhận thức và trách nhiệm bảo đảm quyền con người",
    },
    {
      number: "2",
      title:
        "Cải cách tư pháp, cải cách hành chính, thực hiện dân chủ cơ sở; an sinh xã hội và quyền cơ bản của công dân, nhất là vùng sâu, vùng xa, vùng đồng bào dân tộc thiểu số; chính sách dân tộc, tôn giáo, đất đai, nhóm yếu thế",
    },
    {
      number: "3",
      title:
        "Đánh giá việc thực hiện chính sách bảo đảm và thúc đẩy quyền con người; phát hiện và khắc phục sơ hở, thiếu sót",
    },
    {
      number: "4",
      title: "Thông tin, tuyên truyền nâng cao nhận thức cho cán bộ và nhân dân; đổi mới hình thức",
    },
    {
      number: "5",
      title: "Chủ động cung cấp thông tin chính thống về tình hình bảo đảm quyền con người tại địa phương",
    },
  ],
  entry: {
    code: "T-PLAN-96",
    nameVi: "",
    nameEn: "",
    theme: "TRE",
    groups: [],
    level: "PROVINCE",
    leadAgency: "CAT",
    coordinatingAgencies: ["STP", "VPUBND"],
    expectedResultVi: "Kết quả được báo cáo Ban Chỉ đạo trong báo cáo năm",
    typicalMonths: 8,
    dueMonth: 12,
    cascaded: false,
    years: [2023],
  } satisfies TaskEntry,
};

export interface PublishedEvent {
  kind: EventKind;
  on: string;
  isDateApproximate?: boolean;
  /** Code of the province whose committee held it; "00" is the nation's. */
  host: string;
  place: string;
  title: string;
  themes: string[];
  /** How many committees sent people; the notice does not list them. */
  attendingCommittees?: number;
  /** Codes of the provinces that gave a paper. */
  papersFrom?: string[];
  topics?: string[];
  agencies?: string[];
  conclusions: { text: string; lead?: string }[];
}

export const publishedEvents: PublishedEvent[] = [
  {
    kind: "CONFERENCE",
    on: "2023-08-02",
    host: "00",
    place: "Bà Rịa - Vũng Tàu",
    title: "Hội nghị đánh giá tình hình Ban Chỉ đạo về Nhân quyền các địa phương khu vực miền trung và miền nam",
    themes: ["TRE"],
    attendingCommittees: 38,
    papersFrom: ["95", "84", "89", "67", "44", "94", "93", "68"],
    conclusions: [
      {
        text: "Đặt công tác bảo vệ nhân quyền dưới sự lãnh đạo, điều hành thống nhất; các cơ quan chủ trì là nòng cốt",
      },
      {
        text: "Rà soát vấn đề tồn tại, bất cập để hoàn thiện chính sách, pháp luật về bảo đảm, thúc đẩy quyền con người",
      },
      { text: "Gắn công tác nhân quyền với công tác dân vận và Mặt trận; giao nhiệm vụ tới cấp xã" },
      { text: "Giáo dục nâng cao nhận thức, trách nhiệm cho cán bộ" },
      { text: "Kiện toàn bộ phận thường trực để tham mưu về bảo đảm quyền con người" },
    ],
  },
  {
    kind: "TRAINING",
    on: "2023-05-10",
    host: "62",
    place: "Kon Tum",
    title: "Hội nghị tập huấn công tác nhân quyền năm 2023 (lần đầu)",
    themes: ["HRE", "ETH"],
    topics: [
      "Việt Nam là thành viên Hội đồng Nhân quyền Liên Hợp quốc nhiệm kỳ 2023-2025",
      "Công ước CERD và quyền của đồng bào dân tộc thiểu số",
      "Bảo đảm quyền tự do tín ngưỡng, tôn giáo",
    ],
    conclusions: [
      { text: "Phổ biến nội dung tập huấn tới toàn thể cán bộ, công chức, viên chức của đơn vị" },
      { text: "Cơ quan thường trực tham mưu tổ chức tập huấn tại các huyện, thành phố", lead: "CAT" },
      { text: "Phát huy vai trò người đứng đầu; phối hợp giữa các cơ quan thành viên" },
      {
        text: "Triển khai chính sách lao động, việc làm, phụ nữ, trẻ em, người có công, người khuyết tật, giảm nghèo; chương trình mục tiêu quốc gia",
      },
    ],
  },
  {
    kind: "CONFERENCE",
    on: "2024-03-07",
    host: "92",
    place: "Cần Thơ",
    title: "Hội nghị tổng kết công tác năm 2023, triển khai nhiệm vụ năm 2024",
    themes: ["TRE", "CHI", "ETH"],
    conclusions: [
      {
        text: "Thực hiện pháp luật về lao động, việc làm; quyền của các nhóm dễ bị tổn thương; bảo vệ trẻ em; quyền phụ nữ, bình đẳng giới",
        lead: "SLĐTBXH",
      },
      {
        text: "Thực hiện chính sách về đồng bào dân tộc thiểu số; phát huy vai trò người có uy tín",
        lead: "BDT",
      },
      {
        text: "Làm tốt chức năng cơ quan thường trực; kiện toàn cơ chế hoạt động; bổ sung thành viên Ban Chỉ đạo",
        lead: "CAT",
      },
      { text: "Thực hiện an sinh xã hội; hỗ trợ người dân bị ảnh hưởng bởi thiên tai, bệnh dịch, thất nghiệp" },
      {
        text: "Thông tin về bảo vệ trẻ em, phòng chống xâm hại trẻ em; hướng nghiệp, đào tạo tại cơ sở",
      },
    ],
  },
  {
    kind: "MOCK_TRIAL",
    on: "2020-06-01",
    isDateApproximate: true,
    host: "17",
    place: "Huyện Kim Bôi, Hòa Bình",
    title: "Phiên tòa giả định tuyên truyền pháp luật phòng, chống xâm hại trẻ em",
    themes: ["CHI", "HRE"],
    agencies: ["CAT", "SLĐTBXH"],
    conclusions: [],
  },
];

/** The half-year report of Hòa Bình, made public on 30 June 2020. */
export const report2020 = {
  committee: "17",
  startsOn: "2020-01-01",
  endsOn: "2020-06-30",
  publishedOn: "2020-06-30",
  narratives: [
    {
      section: "RESULTS",
      text: "Chương trình công tác năm 2020 được thực hiện; nhận thức trong hệ thống chính trị và nhân dân chuyển biến; quyền con người được bảo đảm trong điều kiện đại dịch Covid-19.",
    },
    {
      section: "LIMITATIONS",
      text: "Một số đơn vị chưa được quan tâm chỉ đạo đúng mức, phối hợp chưa chặt chẽ, nhất là trong giải quyết vụ việc liên quan an sinh xã hội; đời sống vùng sâu, vùng xa, vùng dân tộc thiểu số còn khó khăn.",
    },
    {
      section: "DIRECTIONS",
      text: "Nâng cao chất lượng thông tin về quyền con người; kiểm tra, hướng dẫn thực hiện chính sách tôn giáo, dân tộc, dân chủ cơ sở; tạo việc làm, tăng thu nhập; lồng ghép chương trình giảm nghèo.",
    },
  ],
  // News items of the committee; the notice says "more than 159".
  figure: { indicator: "HRE-05", value: 159, explanation: "Thông báo công khai ghi: hơn 159 tin, bài." },
} as const;
