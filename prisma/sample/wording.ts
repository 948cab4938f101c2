/** Sentences of our own for what the catalogue has none for. */

export const begun = [
  "Đã ban hành văn bản triển khai, phân công đơn vị thực hiện.",
  "Đã thống nhất kế hoạch với các cơ quan phối hợp, đang lập danh mục địa bàn.",
  "Đã họp triển khai với các cơ quan phối hợp, giao đầu mối theo dõi.",
  "Đã rà soát nhu cầu, lập dự toán kinh phí.",
  "Đã gửi hướng dẫn tới các đơn vị, đang tổng hợp đăng ký.",
];

export const underWay = [
  "Đã thực hiện xong tại các địa bàn đợt đầu, đang triển khai đợt tiếp theo.",
  "Đã thực hiện khoảng một nửa khối lượng, các cơ quan phối hợp tham gia đầy đủ.",
  "Đã kiểm tra tiến độ tại cơ sở, các đơn vị bám sát kế hoạch.",
  "Đã hoàn thành phần việc chính, đang đối chiếu số liệu.",
  "Kinh phí đã được phân bổ, đang thực hiện theo tiến độ.",
  "Đã tổng hợp kết quả bước đầu, đang bổ sung các đơn vị gửi chậm.",
];

export const finished = [
  "Đã hoàn thành, kết quả đã báo cáo Ban Chỉ đạo.",
  "Đã hoàn thành theo kế hoạch.",
  "Đã hoàn thành, hồ sơ lưu tại cơ quan chủ trì.",
  "Đã hoàn thành và thông báo kết quả tới các cơ quan phối hợp.",
];

export const handedOver =
  "Bàn giao cho Ban Chỉ đạo tiếp nhận sau sắp xếp đơn vị hành chính từ ngày 01/7/2025, kèm hồ sơ và số liệu đến ngày bàn giao.";

export const given =
  "Không tiếp tục thực hiện: nội dung đã được lồng ghép vào chương trình mục tiêu quốc gia trên cùng địa bàn.";

export const delays = [
  "Kinh phí được phân bổ chậm so với kế hoạch.",
  "Mưa lũ kéo dài, một số địa bàn bị chia cắt.",
  "Thay đổi cơ quan chủ trì sau khi sắp xếp bộ máy.",
  "Chờ hướng dẫn mới của bộ, ngành.",
  "Gộp với đợt kiểm tra liên ngành để giảm phiền hà cho cơ sở.",
  "Các đơn vị gửi số liệu chưa đầy đủ, cần thêm thời gian đối chiếu.",
];

export const planReturns = [
  "Bổ sung chỉ tiêu cụ thể và thời hạn cho các nhiệm vụ về bảo vệ trẻ em; phân công rõ cơ quan chủ trì.",
  "Nhiều nhiệm vụ chưa có kết quả dự kiến; đề nghị rút gọn và gắn với kế hoạch của Chính phủ.",
  "Chưa cập nhật các cơ quan sau sắp xếp; đề nghị rà soát lại cơ quan phối hợp.",
];

export const planWithdrawal = "Nội dung được đưa vào kế hoạch chung của tỉnh để tránh trùng lặp.";

export const assignmentAnswers = [
  "Đã đưa nhiệm vụ vào kế hoạch năm, giao cơ quan thường trực theo dõi.",
  "Đã phân công cơ quan chủ trì, báo cáo kết quả cùng kỳ báo cáo.",
  "Đã lồng ghép với nhiệm vụ đang thực hiện trên địa bàn.",
];

export const assignmentRequests = [
  "Đề nghị lùi thời hạn 30 ngày do trùng thời gian kiện toàn Ban Chỉ đạo.",
  "Đề nghị bổ sung kinh phí và điều chỉnh thời hạn sang quý sau.",
];

export const returns = [
  "Số liệu phân tổ theo giới tính không khớp tổng số; đề nghị kiểm tra lại.",
  "Phần hạn chế viết chung chung, chưa nêu nhiệm vụ chậm và nguyên nhân.",
  "Tỷ lệ tham gia bảo hiểm y tế thay đổi lớn so với kỳ trước mà chưa có giải trình.",
  "Thiếu số liệu bắt buộc về trẻ em khuyết tật đi học; đề nghị bổ sung.",
  "Mẫu số của tỷ lệ hồ sơ đúng hạn chưa đúng kỳ số liệu.",
];

export const approvals = ["Báo cáo đầy đủ, đúng mẫu.", "Số liệu khớp với các kỳ trước, đồng ý tổng hợp."];

export const corrections = "Đính chính số liệu trợ giúp xã hội sau khi đối chiếu với cơ quan chi trả.";

export const exemptions = [
  "Tập trung khắc phục hậu quả bão, lũ; nội dung gộp vào báo cáo năm.",
  "Ban Chỉ đạo mới được thành lập sau sắp xếp, chưa đủ kỳ số liệu.",
];

export const missing = "Không gửi báo cáo sau hai lần đôn đốc; tổng hợp cả nước không có số liệu của địa phương.";

export const missingInReform = "Không gửi báo cáo trong thời gian sắp xếp đơn vị hành chính.";

export const jumps = [
  "Tăng do mở rộng diện hỗ trợ từ đầu kỳ.",
  "Giảm do thay đổi cách đếm sau khi đối chiếu dữ liệu dân cư.",
  "Biến động do sắp xếp đơn vị hành chính, số liệu đã đối chiếu với các cơ quan chuyên môn.",
  "Tăng do tiếp nhận đối tượng chuyển đến sau thiên tai.",
];
