//! The cast: an agency with its people, each a browser signed in over real HTTP.

use super::{TestHouse, browser::Browser};
use niemphong::{
    accounts::{
        AccountDeed, AgencyFacts, PersonFacts, Role, Roles, hash_password, open_agency, set_password,
    },
    app,
    kernel::PersonId,
    ledger::{Author, Doing, Subject, SubjectKind, record},
    store::Scope,
};
use std::{sync::OnceLock, thread};

/// What everyone signs in with in a story.
pub const PASSWORD: &str = "mat-khau-thu-nghiem";

/// A served house with people in it.
pub struct Cast {
    pub root: String,
    pub lan: (PersonId, Browser),
    pub minh: (PersonId, Browser),
    pub tu: (PersonId, Browser),
    pub nga: (PersonId, Browser),
    pub hoa: (PersonId, Browser),
    pub thu: (PersonId, Browser),
    pub kien: (PersonId, Browser),
    pub an: (PersonId, Browser),
    stop: actix_web::dev::ServerHandle,
}

fn hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| hash_password(PASSWORD).unwrap())
}

/// The agency of most stories.
pub fn agency_facts(name: &str) -> AgencyFacts {
    AgencyFacts {
        name: format!("Thi hành án dân sự tỉnh {name}"),
        superior: "Cục Quản lý Thi hành án dân sự".into(),
        place: name.into(),
        address: format!("Số 1, đường Hòa Bình, phường {name}, tỉnh {name}"),
        symbol: "THADS".into(),
        wage_region: "I".into(),
        head_title: format!("Trưởng Thi hành án dân sự tỉnh {name}"),
    }
}

/// Serves a house; the address it listens on.
pub fn serve(house: &TestHouse) -> (String, actix_web::dev::ServerHandle) {
    let web = house.web();
    let (tell, told) = std::sync::mpsc::channel();
    thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let (server, address) = app::serve(web, "127.0.0.1", 0, 1).unwrap();
            tell.send((format!("http://{address}"), server.handle())).unwrap();
            server.await.unwrap();
        });
    });
    told.recv().unwrap()
}

impl Cast {
    /// Opens the agency's book, hires everyone, serves the house and signs them in.
    pub fn of(house: &TestHouse) -> Cast {
        Cast::in_agency(house, &house.scope(), "Hà An")
    }

    /// The same in another agency of the same database.
    pub fn in_agency(house: &TestHouse, scope: &Scope, name: &str) -> Cast {
        let admin = PersonId::new();
        let author = Author { id: admin, name: "Đỗ Văn An".into(), office: "Quản trị".into() };
        let doing = Doing::new(author, house.clock.today(), house.clock.now());
        let facts = agency_facts(name);
        let first = facts_of(scope, "an", "Đỗ Văn An", "Quản trị", Role::Administrator);
        let opening = doing.clone();
        let now = house.clock.now();
        house
            .store
            .write(scope, move |desk| {
                open_agency(desk, &opening, facts, first)?;
                set_password(desk, admin, hash(), now)
            })
            .unwrap();
        let (root, stop) = serve(house);
        let hire = |login: &str, name: &str, office: &str, role: Role| {
            let (id, doing) =
                (PersonId::new(), Doing { act: niemphong::kernel::ActId::new(), ..doing.clone() });
            let facts = facts_of(scope, login, name, office, role);
            house
                .store
                .write(scope, move |desk| {
                    record(
                        desk,
                        &doing,
                        &Subject::of(SubjectKind::Person, id),
                        &AccountDeed::PersonAdded(facts),
                    )?;
                    set_password(desk, id, hash(), now)
                })
                .unwrap();
            (id, signed_in(&root, scope, login))
        };
        Cast {
            lan: hire("lan", "Lê Thị Lan", "Chấp hành viên", Role::Officer),
            minh: hire("minh", "Vũ Quang Minh", "Chấp hành viên", Role::Officer),
            tu: hire("tu", "Trần Văn Tư", "Thủ kho", Role::Storekeeper),
            nga: hire("nga", "Bùi Thị Nga", "Thủ kho", Role::Storekeeper),
            hoa: hire("hoa", "Phạm Thị Hòa", "Trưởng Thi hành án dân sự", Role::Head),
            thu: hire("thu", "Ngô Thị Thu", "Kế toán nghiệp vụ", Role::Accountant),
            kien: hire("kien", "Đặng Văn Kiên", "Kiểm sát viên", Role::Prosecutor),
            an: (admin, signed_in(&root, scope, "an")),
            root,
            stop,
        }
    }
}

fn facts_of(scope: &Scope, login: &str, name: &str, office: &str, role: Role) -> PersonFacts {
    PersonFacts {
        login: format!("{login}.{}", scope.agency()),
        name: name.into(),
        office: office.into(),
        unit: "Phòng Thi hành án dân sự khu vực 3".into(),
        roles: Roles::of([role]),
        until: None,
    }
}

/// Somebody of the cast signs in with another browser, or again after a session has ended.
pub fn signed_in(root: &str, scope: &Scope, login: &str) -> Browser {
    let browser = Browser::new(root);
    let page = browser.fill(
        "/dang-nhap",
        "/dang-nhap",
        &[("login", &format!("{login}.{}", scope.agency())), ("password", PASSWORD), ("ve", "/tai-khoan")],
    );
    page.is(200).says("Tài khoản");
    browser
}

impl Drop for Cast {
    fn drop(&mut self) {
        drop(self.stop.stop(false));
    }
}
