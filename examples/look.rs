//! The kit with invented data, to be looked at: `cargo run --example look`, then http://127.0.0.1:8097.

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, http::StatusCode, middleware, web as server};
use askama::Template;
use askama::filters::Safe;
use niemphong::kernel::{Basis, Day, Refusal, Status, Vnd};
use niemphong::web::chart::{Bar, LadderView, Mark, Rung, bars, ladder, timeline};
use niemphong::web::parts::{Article, Done, Link, Next, PaperCard, PaperState, Photo, Progress};
use niemphong::web::{
    Flash, Form, Frame, Nav, Problem, Seat, Upload, assets, filters, go_saying, guard, show, show_as,
};

struct Line {
    due: Day,
    act: &'static str,
    case: &'static str,
    price: Vnd,
    article: Article,
}

#[derive(Template)]
#[template(path = "web/look.html")]
struct Look {
    frame: Frame,
    form: Form,
    today: Day,
    days: Vec<Day>,
    facts: Vec<(&'static str, &'static str)>,
    done: Vec<Done>,
    next: Vec<Next>,
    ladder: Safe<String>,
    long_ladder: Safe<String>,
    bars: Safe<String>,
    plan: Safe<String>,
    marks: Vec<Mark>,
    lines: Vec<Line>,
    price: Vnd,
    floor: Vnd,
    refusal: Refusal,
    steps: Progress,
    reasons: Vec<(&'static str, &'static str)>,
    yes_no: Vec<(&'static str, &'static str)>,
    pictures: Vec<Photo>,
    papers: Vec<PaperCard>,
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| {
        App::new()
            .configure(assets::routes)
            .route("/", server::get().to(look))
            .route("/kieu-dang", server::post().to(sent))
            .route("/sai", server::get().to(wrong))
            .route("/tu-choi", server::get().to(refuse))
            .route("/su-co", server::get().to(fail))
            .wrap(middleware::Compress::default())
            .wrap(middleware::from_fn(guard::watch))
    })
    .workers(1)
    .bind(("127.0.0.1", 8097))?
    .run()
    .await
}

async fn look(request: HttpRequest) -> Result<HttpResponse, Problem> {
    show(&page(
        &request,
        Form::empty().with("price", "1.312.200.000").with("day", "2026-11-02").with("seal", "yes"),
    ))
}

async fn sent(request: HttpRequest, payload: server::Payload) -> Result<HttpResponse, Problem> {
    let upload = Upload::read(&request, payload.into_inner()).await?;
    again(request, upload.form).await
}

async fn again(request: HttpRequest, form: Form) -> Result<HttpResponse, Problem> {
    form.field("price").called("giá mới").vnd();
    form.field("name").called("người nhận").text(60);
    form.field("day").called("ngày quyết định").day();
    form.field("count").called("số lượng").whole(1..=10);
    if form.is_sound() {
        return Ok(go_saying("/", &Flash::done("Đã ban hành quyết định giảm giá số 58/QĐ-THADS.")));
    }
    form.refuse(cap().at("percent"));
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&request, form))
}

async fn wrong(request: HttpRequest) -> Result<HttpResponse, Problem> {
    again(request, Form::parse(b"price=m%C6%B0%E1%BB%9Di&percent=12&day=&count=20&name=&note=Con+nguyen")?)
        .await
}

async fn refuse(request: HttpRequest) -> Result<HttpResponse, Problem> {
    frame(&request).remember(&request);
    Err(cap().into())
}

async fn fail(request: HttpRequest) -> Result<HttpResponse, Problem> {
    frame(&request).remember(&request);
    Err(Problem::failed("an invented failure"))
}

fn frame(request: &HttpRequest) -> Frame {
    Frame {
        agency: "Thi hành án dân sự thành phố Hà An".into(),
        division: Some("Phòng khu vực 3".into()),
        seat: Some(Seat { name: "Trần Thị Lan".into(), office: "Chấp hành viên trung cấp".into() }),
        nav: Nav::ALL.to_vec(),
        active: "assets",
        book_head: Some("3f09ab12cd34ef56".into()),
        csrf: "0".repeat(128),
        flash: Flash::of(request),
        search: String::new(),
    }
}

fn dong(amount: i64) -> Vnd {
    Vnd::new(amount).unwrap_or_default()
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::of(year, month, day).unwrap_or_else(|| chrono::NaiveDate::MIN.into())
}

fn cap() -> Refusal {
    let words =
        "Mức giảm vượt 10 % giá khởi điểm của phiên trước. Giá thấp nhất có thể đặt là 1.312.200.000 đồng.";
    Refusal::new("CUT-CAP", words)
        .article("khoản 3 Điều 83 Luật Thi hành án dân sự số 106/2025/QH15")
        .until(day(2026, 11, 3))
        .mend("Sửa mức giảm", "/")
}

fn article() -> Article {
    let basis = Basis {
        articles: vec!["khoản 3 Điều 83 Luật Thi hành án dân sự số 106/2025/QH15".into()],
        gist: "Mỗi lần giảm không quá 10 % giá khởi điểm của phiên liền trước.".into(),
        status: Status::Unconfirmed,
        regime: "R25".into(),
    };
    let counted = "Tính từ ngày nhận thông báo 27/10, cộng 5 ngày làm việc, hết thứ Ba, 03/11/2026.";
    Article::from(&basis).counted(counted, vec!["31/10/2026: thứ Bảy".into(), "01/11/2026: Chủ nhật".into()])
}

fn page(request: &HttpRequest, form: Form) -> Look {
    let today = day(2026, 10, 31);
    let days = [-2, 0, 1, 3, 30].iter().filter_map(|n| today.plus_days(*n)).collect::<Vec<_>>();
    let acts = [
        "Ra quyết định giảm giá",
        "Thông báo cho đương sự",
        "Ký hợp đồng dịch vụ đấu giá",
        "Bàn giao tài sản",
    ];
    let lines = acts.iter().zip(&days).map(|(act, due)| Line {
        due: *due,
        act,
        case: "118/QĐ-THADS · Nguyễn Văn A",
        price: dong(1_458_000_000),
        article: article(),
    });
    Look {
        frame: frame(request),
        form,
        today,
        days: days.clone(),
        facts: vec![
            ("Giá khởi điểm", "1.458.000.000 đ"),
            ("Chấp hành viên", "Trần Thị Lan"),
            ("Kê biên", "thứ Hai, 03/8/2026"),
            ("Nơi giữ", "Kho số 2 · Kệ B3"),
        ],
        done: done(),
        next: next(&days),
        ladder: ladder(&rounds(4, 10)),
        long_ladder: ladder(&rounds(28, 7)),
        bars: bars("late", "Việc quá hạn theo tổ", &late()),
        plan: timeline("plan", "Kế hoạch phiên 5", &marks(), today),
        marks: marks(),
        lines: lines.collect(),
        price: dong(1_458_000_000),
        floor: dong(1_312_200_000),
        refusal: cap(),
        steps: Progress::at(&["Lệnh", "Giấy tờ", "Đối chiếu", "Niêm phong", "Ảnh", "Ký"], 3),
        reasons: vec![("noreg", "Không có người đăng ký"), ("nobid", "Không có người trả giá")],
        yes_no: vec![("yes", "Còn nguyên"), ("no", "Không còn nguyên"), ("refuse", "Từ chối nhận")],
        pictures: pictures(),
        papers: papers(),
    }
}

fn done() -> Vec<Done> {
    let mut failed = Done::new(day(2026, 10, 27), "Đấu giá không thành, phiên 4");
    failed.detail = Some("Không có người đăng ký".into());
    failed.papers = vec![Link::new("biên bản", "#"), Link::new("thông báo số 412", "#")];
    let mut cut = Done::new(day(2026, 10, 3), "Giảm giá lần 3: −10 %");
    cut.detail = Some("1.620.000.000 → 1.458.000.000 đ".into());
    cut.by = Some("Trần Thị Lan, Chấp hành viên".into());
    cut.papers = vec![Link::new("QĐ 58/QĐ-THADS", "#")];
    let mut wrong = Done::new(day(2026, 8, 4), "Nhập kho số 1");
    wrong.corrected = true;
    vec![failed, cut, wrong, Done::new(day(2026, 8, 3), "Kê biên · 12 ảnh · kho số 2")]
}

fn next(days: &[Day]) -> Vec<Next> {
    let mut tell = Next::new("Thông báo cho đương sự");
    tell.due = days.get(1).copied();
    tell.article = Some(article());
    tell.button = Some(Link::new("Lập thông báo", "#"));
    let mut cut = Next::new("Ra quyết định giảm giá");
    cut.due = days.get(3).copied();
    cut.detail = Some("tối thiểu 1.312.200.000 đ".into());
    cut.article = Some(article());
    cut.button = Some(Link::new("Ra quyết định giảm giá", "#"));
    let mut take = Next::new("Nhận tài sản để thi hành án");
    take.actor = Some("người được thi hành án có quyền".into());
    take.article = Some(Article::from(&Basis { status: Status::TextSeen, ..basis_of_option() }));
    vec![tell, cut, take]
}

fn basis_of_option() -> Basis {
    Basis {
        articles: vec!["khoản 5 Điều 83 Luật Thi hành án dân sự số 106/2025/QH15".into()],
        gist: "Sau lần giảm thứ hai mà vẫn không thành thì người được thi hành án có thể nhận tài sản."
            .into(),
        status: Status::TextSeen,
        regime: "R25".into(),
    }
}

fn rounds(count: u32, percent: i64) -> LadderView {
    let mut price = dong(2_000_000_000);
    let mut rounds = Vec::new();
    for no in 1..=count {
        let failed = no < count;
        let label = if failed { "không người đăng ký" } else { "" };
        let opened = day(2024, 7, 27).plus_months(no);
        rounds.push(Rung { no, price, opened, outcome_label: label.into(), failed });
        price = price.share_up(100 - percent, 100).unwrap_or(price);
    }
    LadderView {
        rounds,
        next_floor: Some(price),
        costs: Some(dong(95_000_000)),
        secured: Some(dong(1_200_000_000)),
        option_from_round: Some(4),
    }
}

fn marks() -> Vec<Mark> {
    [
        (day(2026, 10, 20), "ký hợp đồng", true),
        (day(2026, 10, 30), "niêm yết", false),
        (day(2026, 11, 2), "thông báo lần 1", false),
        (day(2026, 11, 5), "thông báo lần 2", false),
        (day(2026, 11, 20), "hết đăng ký", false),
        (day(2026, 11, 23), "hết quyền chuộc", false),
        (day(2026, 11, 25), "mở phiên", false),
    ]
    .into_iter()
    .map(|(day, label, done)| Mark { day, label: label.into(), done })
    .collect()
}

fn late() -> Vec<Bar> {
    [("Tổ nghiệp vụ 1", 4), ("Tổ nghiệp vụ 2", 9), ("Phòng khu vực 3", 1)]
        .iter()
        .map(|(label, amount)| Bar {
            label: (*label).into(),
            amount: *amount,
            shown: format!("{amount} việc"),
            href: Some("#".into()),
        })
        .collect()
}

fn pictures() -> Vec<Photo> {
    ["Toàn cảnh", "Niêm phong NP-000412", "Số khung"]
        .iter()
        .map(|caption| Photo {
            small: "/favicon.ico".into(),
            original: "/favicon.ico".into(),
            digest: "9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de".into(),
            caption: (*caption).into(),
        })
        .collect()
}

fn papers() -> Vec<PaperCard> {
    [
        ("Quyết định giảm giá tài sản", Some("58/QĐ-THADS"), PaperState::Served),
        ("Thông báo đấu giá không thành", Some("412/TB-THADS"), PaperState::Issued),
        ("Quyết định kê biên tài sản", Some("31/QĐ-THADS"), PaperState::Replaced),
        ("Biên bản bàn giao", None, PaperState::Draft),
    ]
    .into_iter()
    .map(|(title, number, state)| PaperCard {
        title: title.into(),
        number: number.map(Into::into),
        day: Some(day(2026, 10, 3)),
        signer: Some("Lê Văn Bình".into()),
        state,
        href: "#".into(),
    })
    .collect()
}
