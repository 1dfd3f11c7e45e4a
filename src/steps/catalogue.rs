//! Which forms there are, and what each asks for.

/// The shape of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An amount of đồng.
    Money,
    /// A day.
    Day,
    /// One line of text.
    Text,
    /// Several lines of text.
    Lines,
    /// A whole number.
    Whole,
    /// One of a few, as a list.
    Choice,
    /// Yes or no.
    Tick,
    /// A price cut: per cent or đồng.
    Cut,
}

/// One field of a form.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// Its name.
    pub name: &'static str,
    /// What is read.
    pub label: &'static str,
    /// Its shape.
    pub shape: Shape,
    /// Whether it must be filled in.
    pub needed: bool,
}

const fn must(name: &'static str, label: &'static str, shape: Shape) -> Ask {
    Ask { name, label, shape, needed: true }
}

const fn may(name: &'static str, label: &'static str, shape: Shape) -> Ask {
    Ask { name, label, shape, needed: false }
}

/// The document of somebody else that a step stands on.
#[derive(Clone, Copy, Debug)]
pub struct SourceAsk {
    /// What it is, as papers will name it.
    pub title: &'static str,
    /// What its issuer is called on the form; empty where nobody is asked for.
    pub issuer: &'static str,
    /// Whether its number and issuer must be given.
    pub needed: bool,
}

impl SourceAsk {
    /// What the field of its number is called: `Số hợp đồng`.
    pub fn number_label(&self) -> String {
        let mut letters = self.title.chars();
        let lower: String =
            letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default();
        format!("Số {lower}")
    }
}

const fn source(title: &'static str, issuer: &'static str) -> Option<SourceAsk> {
    Some(SourceAsk { title, issuer, needed: true })
}

const fn source_if_any(title: &'static str, issuer: &'static str) -> Option<SourceAsk> {
    Some(SourceAsk { title, issuer, needed: false })
}

/// One form.
#[derive(Clone, Copy, Debug)]
pub struct StepForm {
    /// The type of the step, and the end of its address.
    pub key: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What the button says.
    pub button: &'static str,
    /// Its own fields, beside day, document, files and note.
    pub asks: &'static [Ask],
    /// The document of somebody else.
    pub source: Option<SourceAsk>,
    /// Whether a paper of the agency is issued: then it is previewed, and no files are asked for.
    pub paper: bool,
}

const fn fact(
    key: &'static str,
    title: &'static str,
    asks: &'static [Ask],
    source: Option<SourceAsk>,
) -> StepForm {
    StepForm { key, title, button: "Ghi vào sổ", asks, source, paper: false }
}

const fn paper(
    key: &'static str,
    title: &'static str,
    button: &'static str,
    asks: &'static [Ask],
) -> StepForm {
    StepForm { key, title, button, asks, source: None, paper: true }
}

const CERTIFICATE: &[Ask] = &[
    must("amount", "Giá trị theo chứng thư", Shape::Money),
    may("valid_until", "Chứng thư có hiệu lực đến hết ngày", Shape::Day),
];

const CONTRACT: &[Ask] = &[
    must("opening", "Ngày dự kiến mở cuộc đấu giá", Shape::Day),
    must("starting_price", "Giá khởi điểm", Shape::Money),
    must("deposit", "Tiền đặt trước", Shape::Money),
    must("procedure", "Thủ tục", Shape::Choice),
];

const SESSION: &[Ask] = &[
    must("outcome", "Kết quả", Shape::Choice),
    may("price", "Giá bán, nếu bán được", Shape::Money),
    may("consent", "Bên có tài sản đồng ý bằng văn bản bán cho người duy nhất tham gia", Shape::Tick),
    may("refused_price", "Giá bị từ chối, nếu người trúng từ chối", Shape::Money),
    may("next_price", "Giá của người trả giá liền kề, nếu có", Shape::Money),
    may("registered", "Số người đăng ký", Shape::Whole),
    may("attended", "Số người có mặt", Shape::Whole),
    may("bids", "Số lượt trả giá", Shape::Whole),
];

const MONEY_IN: &[Ask] = &[must("amount", "Số tiền đã nộp", Shape::Money)];

const HANDOVER: &[Ask] = &[
    may("receiver_title", "Ông, bà (để trống nếu là tổ chức)", Shape::Text),
    must("receiver", "Người nhận tài sản", Shape::Text),
    may("receiver_identity", "Số định danh hoặc mã số doanh nghiệp", Shape::Text),
    must("receiver_address", "Địa chỉ", Shape::Text),
    may("registry", "Nơi đăng ký quyền", Shape::Text),
];

/// Every form, in the order of the road.
pub const FORMS: &[StepForm] = &[
    fact(
        "seizure_completed",
        "Kê biên xong",
        &[],
        source("Quyết định cưỡng chế kê biên, xử lý tài sản", "Cơ quan ban hành"),
    ),
    fact(
        "valuation_contract",
        "Ký hợp đồng thẩm định giá",
        &[],
        source("Hợp đồng dịch vụ thẩm định giá", "Tổ chức thẩm định giá"),
    ),
    fact(
        "price_agreed",
        "Đương sự thỏa thuận về giá",
        &[must("amount", "Giá thỏa thuận", Shape::Money)],
        source_if_any("Biên bản thỏa thuận giá tài sản", ""),
    ),
    fact(
        "valuation_result",
        "Nhận kết quả thẩm định giá",
        CERTIFICATE,
        source("Chứng thư thẩm định giá", "Tổ chức thẩm định giá"),
    ),
    paper(
        "valuation_notice",
        "Thông báo kết quả thẩm định giá",
        "Ban hành thông báo",
        &[must("advance", "Tạm ứng chi phí định giá lại", Shape::Money)],
    ),
    paper("priority_notice", "Thông báo quyền ưu tiên mua", "Ban hành thông báo", &[]),
    fact(
        "priority_exercised",
        "Người có quyền ưu tiên mua tài sản",
        &[must("amount", "Giá mua", Shape::Money)],
        source_if_any("Văn bản nhận mua tài sản", "Người mua"),
    ),
    fact(
        "revaluation_request",
        "Đương sự yêu cầu định giá lại",
        &[],
        source_if_any("Văn bản yêu cầu định giá lại", "Người yêu cầu"),
    ),
    fact(
        "revaluation_result",
        "Nhận kết quả định giá lại",
        CERTIFICATE,
        source("Chứng thư thẩm định giá", "Tổ chức thẩm định giá"),
    ),
    fact(
        "auction_contract",
        "Hợp đồng dịch vụ đấu giá và lịch của phiên",
        CONTRACT,
        source("Hợp đồng dịch vụ đấu giá tài sản", "Tổ chức hành nghề đấu giá"),
    ),
    fact("posting", "Niêm yết việc đấu giá", &[], source_if_any("Biên bản niêm yết", "Nơi niêm yết")),
    fact("posting_removed", "Gỡ niêm yết", &[], None),
    fact(
        "public_notice",
        "Thông báo công khai việc đấu giá",
        &[must("ordinal", "Lần thông báo", Shape::Choice)],
        source_if_any("Thông báo công khai", "Cổng, báo hoặc đài"),
    ),
    fact("registration_closed", "Hết hạn đăng ký tham gia đấu giá", &[], None),
    fact(
        "auction",
        "Kết quả của phiên đấu giá",
        SESSION,
        source_if_any("Biên bản đấu giá tài sản", "Tổ chức hành nghề đấu giá"),
    ),
    fact(
        "auction_paused",
        "Yêu cầu tạm dừng đấu giá",
        &[],
        source("Văn bản là căn cứ tạm dừng", "Nơi ban hành"),
    ),
    fact("auction_resumed", "Tiếp tục đấu giá", &[], None),
    fact("auction_stopped", "Yêu cầu dừng đấu giá", &[], source("Văn bản là căn cứ dừng", "Nơi ban hành")),
    fact(
        "failure_notice_received",
        "Nhận thông báo đấu giá không thành",
        &[],
        source("Thông báo đấu giá không thành", "Tổ chức hành nghề đấu giá"),
    ),
    paper("parties_informed", "Thông báo đấu giá không thành cho đương sự", "Ban hành thông báo", &[]),
    paper(
        "price_cut",
        "Giảm giá tài sản",
        "Ra quyết định giảm giá",
        &[
            must("price", "Giá khởi điểm mới", Shape::Cut),
            may("answer", "Ý kiến của người được thi hành án về việc nhận tài sản", Shape::Lines),
        ],
    ),
    fact(
        "creditor_accepts",
        "Người được thi hành án đồng ý nhận tài sản",
        &[],
        source("Văn bản đồng ý nhận tài sản", "Người được thi hành án"),
    ),
    fact("debtor_told", "Báo người phải thi hành án về việc nhận tài sản", &[], None),
    paper(
        "take_payment",
        "Thông báo nộp tiền để nhận tài sản",
        "Ban hành thông báo",
        &[must("taker", "Người nhận tài sản", Shape::Choice)],
    ),
    fact(
        "debtor_redeems",
        "Người phải thi hành án nộp tiền nhận lại tài sản",
        MONEY_IN,
        source("Chứng từ nộp tiền", "Nơi nhận tiền"),
    ),
    fact(
        "creditor_paid",
        "Người được thi hành án nộp tiền nhận tài sản",
        MONEY_IN,
        source("Chứng từ nộp tiền", "Nơi nhận tiền"),
    ),
    fact(
        "buyer_paid",
        "Người mua nộp đủ tiền",
        &[
            must("amount", "Số tiền đã nộp, gồm cả tiền đặt trước", Shape::Money),
            may("extended", "Đã có thỏa thuận gia hạn nộp tiền", Shape::Tick),
        ],
        source("Chứng từ nộp tiền", "Nơi nhận tiền"),
    ),
    fact(
        "buyer_defaulted",
        "Người mua không nộp đủ tiền",
        &[],
        source_if_any("Văn bản hủy kết quả, hủy hợp đồng", ""),
    ),
    fact("result_voided", "Hủy kết quả đấu giá", &[], source("Văn bản hủy kết quả đấu giá", "Nơi ban hành")),
    fact(
        "direct_sale_notice",
        "Thông báo bán không qua đấu giá",
        &[],
        source_if_any("Thông báo bán tài sản", ""),
    ),
    fact(
        "direct_sale",
        "Bán không qua đấu giá",
        &[must("amount", "Giá bán", Shape::Money)],
        source_if_any("Biên bản bán tài sản", ""),
    ),
    paper("handover", "Quyết định giao tài sản", "Ra quyết định giao", HANDOVER),
    fact("delivered", "Giao tài sản", &[], source_if_any("Biên bản giao tài sản", "")),
    fact(
        "title_file",
        "Cung cấp hồ sơ đăng ký quyền",
        &[],
        source_if_any("Văn bản gửi hồ sơ", "Nơi đăng ký"),
    ),
    fact(
        "asset_returned",
        "Giao lại tài sản cho người phải thi hành án",
        &[],
        source_if_any("Biên bản giao lại tài sản", ""),
    ),
];

/// The form of a type.
pub fn form_of(key: &str) -> Option<&'static StepForm> {
    FORMS.iter().find(|form| form.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_there_once() {
        for (place, form) in FORMS.iter().enumerate() {
            assert!(FORMS[place + 1..].iter().all(|other| other.key != form.key), "{}", form.key);
        }
        assert!(form_of("price_cut").is_some_and(|form| form.paper));
        assert!(form_of("deposit").is_none());
    }
}
